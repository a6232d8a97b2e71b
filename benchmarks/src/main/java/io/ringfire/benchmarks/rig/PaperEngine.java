package io.ringfire.benchmarks.rig;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.engine.ingress.PaperIngress;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The engine as the service has it in paper mode, fused, with real journals, and strategies that make one order of each tick. Without
 * limits on rates; turned by its caller's thread.
 */
final class PaperEngine implements AutoCloseable {
    /** Ticks in one turn at most: so that every strategy hears of its fill before its next turn. */
    static final int TICKS_A_TURN = 16;

    private static final int STRATEGIES = 32;
    private static final int BLOCK_BYTES = 64 << 20;
    private static final long MS = 1_000_000L;
    private static final long BALANCE_MICROS = 1_000_000_000_000_000L;

    private final EngineCounters counters = new EngineCounters();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final ChronicleRecordLog ticks;
    private final ChronicleRecordLog fires;
    private final Pipeline pipeline;
    private final OrderInbox orders = new OrderInbox();
    private final OrderDecoder order = new OrderDecoder();
    private final OrderToFill.FillTimes times;
    private final Agent turn;
    private final AgentRunner keeper;
    private long lastTicket;
    private long fills;
    private long ticketsTwice;
    private Throwable failure;

    PaperEngine(Path directory, MarketFeed feed) {
        this(directory, feed, null);
    }

    /** @param times hears of orders and fills by their number; null for nobody */
    PaperEngine(Path directory, MarketFeed feed, OrderToFill.FillTimes times) {
        this.times = times;
        EpochNanoClock clock = SystemEpochNanoClock.INSTANCE;
        ticks = ChronicleRecordLog.openDaily(directory.resolve("ticks"), BLOCK_BYTES, Long.MIN_VALUE);
        fires = ChronicleRecordLog.openDaily(directory.resolve("fires"), BLOCK_BYTES, Long.MIN_VALUE);
        Feedback feedback = new Feedback();
        Gate gate = new Gate();
        pipeline = Pipeline.launch(
                new EngineStages(
                        new IngestStage(counters, 60_000 * MS),
                        new TickJournalStage(ticks, true, false),
                        new DetectStage(
                                strategies(),
                                new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                                5_000 * MS,
                                counters),
                        new RiskStage(RiskLimits.none(), counters),
                        new RouteStage(fires, times == null ? orders : this::offer, false),
                        new ConfirmStage(this::onOutcome, feedback),
                        gate,
                        (stage, sequence, error) -> failure = error,
                        counters),
                new PipelineContext()
                        .threading(PipelineContext.Threading.FUSED)
                        .profile(PipelineContext.Profile.EFFICIENT),
                Thread::new);
        FactWriter facts = new FactWriter(pipeline, counters);
        Instrument instrument = LatencyRig.eurusd();
        AccountSpec account = new AccountSpec("paper", Currency.of("USD"), 500, false, BALANCE_MICROS);
        long nowNs = clock.nanoTime();
        facts.runStarted(nowNs, new RunSpec('P', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "rig", 0));
        facts.instrumentDefined(nowNs, instrument);
        facts.snapshot(nowNs, 0, account);
        SimulatedVenue venue = new SimulatedVenue(VenueSettings.none(), null);
        venue.define(instrument);
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
        turn = new CompositeAgent(
                new PaperIngress(
                        new EventStamp(clock, SystemNanoClock.INSTANCE, nowNs, 3_600_000 * MS),
                        facts,
                        venue,
                        orders,
                        feedback,
                        new Mailbox(),
                        new FactInbox(1 << 16),
                        feed,
                        gate,
                        counters),
                pipeline);
        keeper = new AgentRunner(
                new SleepingMillisIdleStrategy(20),
                Throwable::printStackTrace,
                null,
                new CompositeAgent(ticks.toucher(), fires.toucher()));
        AgentRunner.startOnThread(keeper);
    }

    private static List<StrategySlot> strategies() {
        List<StrategySlot> slots = new ArrayList<>();
        for (int i = 0; i < STRATEGIES; i++) {
            slots.add(new StrategySlot("turns-" + i, new TakesTurns(i, STRATEGIES), List.of()));
        }
        return slots;
    }

    /** Takes what has come, and what comes of it. */
    int turn() throws Exception {
        int work = turn.doWork();
        if (failure != null) {
            throw new IllegalStateException("a stage failed", failure);
        }
        return work;
    }

    long orders() {
        return counters.get(Counter.ORDERS);
    }

    /** Fills under a ticket of their own. */
    long fills() {
        return fills - ticketsTwice;
    }

    /** Refusals and strategies that threw: what kept a tick from becoming a fill. */
    long refused() {
        return counters.get(Counter.REFUSALS) + counters.get(Counter.SUPPRESSED);
    }

    private boolean offer(DirectBuffer buffer, int offset, int length) {
        order.wrap(buffer, offset + RecordFrame.BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        times.offered(order.orderNumber(), System.nanoTime());
        return orders.offer(buffer, offset, length);
    }

    private void onOutcome(EngineEvent event, long sequence) {
        if (event.inbound().templateId() != ExecutionReportDecoder.TEMPLATE_ID) {
            return;
        }
        report.wrap(
                event.inbound().buffer(),
                RecordFrame.BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        if (ExecType.of(report.execType()) == ExecType.FILL) {
            fills++;
            ticketsTwice += report.orderTicket() <= lastTicket ? 1 : 0;
            lastTicket = report.orderTicket();
            if (times != null) {
                times.filled(report.orderNumber(), System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        keeper.close();
        pipeline.close();
        ticks.close();
        fires.close();
    }
}
