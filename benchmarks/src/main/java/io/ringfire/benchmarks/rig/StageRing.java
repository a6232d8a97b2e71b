package io.ringfire.benchmarks.rig;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.StageFailureListener;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The engine's ring with all its stages and both journals on disk, as the service assembles them, without limits. At the gateway's port
 * stands one that notes the instant of each offer and says, as a fact, that the order was not sent: so no position and no venue is part of
 * what is measured, and risk's credit for the order comes back.
 */
final class StageRing implements Subject {
    private static final long MS = 1_000_000L;
    private static final long BALANCE_MICROS = 1_000_000_000_000_000L;
    private static final long EXPIRY_NS = 3_600_000 * MS;
    private static final int ANSWERS_A_TURN = 256;

    private final EngineCounters counters = new EngineCounters();
    private final ChronicleRecordLog ticks;
    private final ChronicleRecordLog fires;
    private final OrderInbox orders = new OrderInbox();
    private final AskedOrders asked;
    private final Path directory;
    private final Pipeline pipeline;
    private final FactWriter facts;
    private final AgentRunner keeper;
    private final OrderDecoder order = new OrderDecoder();
    private final MessageHandler onOrder = this::onOrder;
    private long answerNs;
    private volatile Throwable failure;

    /** The stages of one engine, and who hears of their failures. */
    record Stages(
            IngestStage ingest,
            TickJournalStage tickJournal,
            DetectStage detect,
            RiskStage risk,
            RouteStage route,
            ConfirmStage confirm,
            StageFailureListener failures,
            EngineCounters counters) {
        /** On the engine's own ring. */
        Pipeline onRing(PipelineContext context) {
            return Pipeline.launch(
                    new EngineStages(ingest, tickJournal, detect, risk, route, confirm, new Gate(), failures, counters),
                    context,
                    Thread::new);
        }
    }

    /** Puts stages on a ring, or on something else. */
    @FunctionalInterface
    interface Launcher {
        Pipeline launch(Stages stages);
    }

    /**
     * @param directory for the journals; deleted at the end
     * @param strategy null for none
     */
    StageRing(Path directory, PipelineContext context, int blockBytes, AskedOrders asked, Strategy strategy) {
        this(directory, stages -> stages.onRing(context), blockBytes, asked, strategy);
    }

    /** As the other, with the stages on something else than the engine's ring. */
    StageRing(Path directory, Launcher launcher, int blockBytes, AskedOrders asked, Strategy strategy) {
        this(directory, launcher, blockBytes, asked, strategy, 1);
    }

    /** As the others, with so many instruments. */
    StageRing(Path directory, Launcher launcher, int blockBytes, AskedOrders asked, Strategy strategy, int symbols) {
        this.asked = asked;
        this.directory = directory;
        ticks = ChronicleRecordLog.openDaily(directory.resolve("ticks"), blockBytes, Long.MIN_VALUE);
        fires = ChronicleRecordLog.openDaily(directory.resolve("fires"), blockBytes, Long.MIN_VALUE);
        keeper = new AgentRunner(
                new SleepingMillisIdleStrategy(20),
                Throwable::printStackTrace,
                null,
                new CompositeAgent(ticks.toucher(), fires.toucher()));
        pipeline = launcher.launch(new Stages(
                new IngestStage(counters, 60_000 * MS),
                new TickJournalStage(ticks, true, false),
                new DetectStage(
                        strategy == null ? List.of() : List.of(new StrategySlot("rig", strategy, List.of())),
                        new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                        EXPIRY_NS,
                        counters),
                new RiskStage(RiskLimits.none(), counters),
                new RouteStage(fires, this::offer, false),
                new ConfirmStage((event, sequence) -> {}, new Feedback()),
                (stage, sequence, error) -> failure = error,
                counters));
        facts = new FactWriter(pipeline, counters);
        begin(SystemEpochNanoClock.INSTANCE, symbols);
        AgentRunner.startOnThread(keeper);
    }

    private void begin(EpochNanoClock clock, int symbols) {
        long nowNs = clock.nanoTime();
        facts.runStarted(nowNs, new RunSpec('P', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "rig", 0));
        for (int i = 0; i < symbols; i++) {
            facts.instrumentDefined(nowNs, LatencyRig.dollars(i, i == 0 ? "EURUSD" : "RIG" + i));
        }
        facts.snapshot(nowNs, 0, new AccountSpec("rig", Currency.of("USD"), 500, false, BALANCE_MICROS));
    }

    /** The gateway: route's thread. */
    private boolean offer(DirectBuffer buffer, int offset, int length) {
        asked.offered(RecordFrame.sequence(buffer, offset), System.nanoTime());
        return orders.offer(buffer, offset, length);
    }

    private void onOrder(int typeId, MutableDirectBuffer buffer, int index, int length) {
        order.wrap(buffer, index + RecordFrame.BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        facts.sendResult(answerNs, order, SendOutcome.NOT_SENT, RefusalReason.GATE_SHUT);
    }

    @Override
    public FactWriter facts() {
        return facts;
    }

    @Override
    public Pipeline pipeline() {
        return pipeline;
    }

    @Override
    public boolean hasAnswers() {
        return orders.hasOrders();
    }

    @Override
    public int answer(long eventNs) {
        answerNs = eventNs;
        return orders.poll(onOrder, ANSWERS_A_TURN);
    }

    @Override
    public void rethrow() {
        if (failure != null) {
            throw new IllegalStateException("a stage failed: " + failure, failure);
        }
    }

    @Override
    public long refused() {
        return counters.get(Counter.REFUSALS) + counters.get(Counter.SUPPRESSED) + counters.get(Counter.DUPLICATE);
    }

    /** Ticks that ingest took. */
    long ticksTaken() {
        return counters.get(Counter.TICKS);
    }

    @Override
    public void close() {
        keeper.close();
        pipeline.close();
        ticks.close();
        fires.close();
        Disk.deleteTree(directory);
    }
}
