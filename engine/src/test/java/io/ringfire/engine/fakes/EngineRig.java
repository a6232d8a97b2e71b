package io.ringfire.engine.fakes;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.shield.ShieldRules;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All stages of an engine around journals in memory. Set what differs, then ask once for {@link #stages}. */
public final class EngineRig {
    private static final long SIGNAL_EXPIRY_NS = 60_000_000_000L;

    private final EngineCounters counters = new EngineCounters();
    private final Feedback feedback = new Feedback();
    private final Gate gate = new Gate();
    private final List<String> failures = new ArrayList<>();
    private final List<StrategySlot> strategies = new ArrayList<>();
    private MemoryLog inbound = new MemoryLog();
    private MemoryLog fires = new MemoryLog();
    private OrderGateway gateway = (buffer, offset, length) -> true;
    private RecordLog inboundTo;
    private RecordLog firesTo;
    private Optional<ShieldRules> shield = Optional.empty();
    private OutcomeListener listener = (event, sequence) -> {};
    private boolean keepsTicks = true;
    private RiskLimits limits = RiskLimits.none();

    /** Adds a strategy that trades everything. */
    public EngineRig strategy(Strategy strategy) {
        strategies.add(new StrategySlot("s" + strategies.size(), strategy, List.of()));
        return this;
    }

    /** Adds strategies as they are, and what the shielded ones are judged by. */
    public EngineRig shielded(List<StrategySlot> slots, ShieldRules rules) {
        strategies.addAll(slots);
        shield = Optional.of(rules);
        return this;
    }

    /** Writes there, and nothing into {@link #inbound} and {@link #fires}. */
    public EngineRig writesTo(RecordLog newInbound, RecordLog newFires) {
        inboundTo = newInbound;
        firesTo = newFires;
        return this;
    }

    /** Puts these in place of journals that take everything. */
    public EngineRig journals(MemoryLog newInbound, MemoryLog newFires) {
        inbound = newInbound;
        fires = newFires;
        return this;
    }

    /** Where orders go; else nowhere. */
    public EngineRig gateway(OrderGateway newGateway) {
        gateway = newGateway;
        return this;
    }

    /** Who hears of outcomes; else nobody. */
    public EngineRig listener(OutcomeListener newListener) {
        listener = newListener;
        return this;
    }

    /** Whether the tick journal writes ticks; it does until told otherwise. */
    public EngineRig keepsTicks(boolean keeps) {
        keepsTicks = keeps;
        return this;
    }

    /** What entries are held to; nothing until told otherwise. */
    public EngineRig limits(RiskLimits newLimits) {
        limits = newLimits;
        return this;
    }

    /** Makes the stages. */
    public EngineStages stages() {
        return new EngineStages(
                new IngestStage(counters),
                new TickJournalStage(inboundTo == null ? inbound : inboundTo, keepsTicks, false),
                new DetectStage(
                        strategies,
                        new BarRules(true, 0, DayStart.NEW_YORK_CLOSE),
                        SIGNAL_EXPIRY_NS,
                        shield,
                        MarketCalendar.NONE,
                        counters),
                new RiskStage(limits, counters),
                new RouteStage(firesTo == null ? fires : firesTo, gateway, false),
                new ConfirmStage(listener, feedback),
                gate,
                (stage, sequence, error) -> {
                    synchronized (failures) {
                        failures.add(stage + " at " + sequence + ", gate " + gate.reason());
                    }
                },
                counters);
    }

    /** Puts the stages on a ring of so many slots and starts them. */
    public Pipeline launch(PipelineContext.Threading threading, int ringSize) {
        return launch(new PipelineContext().threading(threading).ringSize(ringSize));
    }

    /** Puts the stages on a ring and starts them. */
    public Pipeline launch(PipelineContext context) {
        return Pipeline.launch(stages(), context, work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What was counted. */
    public EngineCounters counters() {
        return counters;
    }

    /** The way back to ingress. */
    public Feedback feedback() {
        return feedback;
    }

    /** The gate. */
    public Gate gate() {
        return gate;
    }

    /** Facts as they were journalled. */
    public MemoryLog inbound() {
        return inbound;
    }

    /** Outbound records as they were journalled. */
    public MemoryLog fires() {
        return fires;
    }

    /** Stages that failed: which, at what event, and the gate's reason at that moment. */
    public List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }
}
