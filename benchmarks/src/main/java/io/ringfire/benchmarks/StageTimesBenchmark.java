package io.ringfire.benchmarks;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.engine.pipeline.StageTimes;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.SystemNanoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs a tick that one event in so many is timed through all stages: ticks through the fused ring, {@value #BATCH} a turn, with
 * journals that forget. 0 is without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StageTimesBenchmark {
    private static final int BATCH = 16;
    private static final int RING = 1024;
    private static final long EXPIRY_NS = 5_000_000_000L;
    private static final long BALANCE_MICROS = 1_000_000_000_000L;
    private static final int LEVERAGE = 100;

    /** Of so many events one is timed. */
    @Param({"0", "64", "1"})
    public int oneIn;

    private Pipeline pipeline;
    private BenchTicks ticks;
    private FactWriter facts;

    /** Puts the stages on a ring. */
    @Setup
    public void launch() {
        PipelineContext context = new PipelineContext()
                .ringSize(RING)
                .threading(PipelineContext.Threading.FUSED)
                .stageTimes(oneIn == 0 ? null : new StageTimes(SystemNanoClock.INSTANCE, RING, oneIn));
        EngineCounters counters = new EngineCounters();
        EngineStages stages = new EngineStages(
                new IngestStage(counters),
                new TickJournalStage(new NoLog(), true, false),
                new DetectStage(
                        List.of(),
                        new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                        EXPIRY_NS,
                        counters),
                new RiskStage(RiskLimits.none(), counters),
                new RouteStage(new NoLog(), new OrderInbox(), false),
                new ConfirmStage((event, sequence) -> {}, new Feedback()),
                new Gate(),
                (stage, sequence, error) -> {
                    throw new IllegalStateException(stage + " failed", error);
                },
                counters);
        pipeline = Pipeline.launch(stages, context, Thread::new);
        facts = new FactWriter(pipeline, counters);
        facts.instrumentDefined(JournalTicks.EVENT_NS, BenchEngine.gold());
        facts.snapshot(
                JournalTicks.EVENT_NS,
                0,
                new AccountSpec("benchmark", Currency.of("USD"), LEVERAGE, false, BALANCE_MICROS));
        ticks = new BenchTicks();
    }

    /** A turn of the producer. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int turn() {
        for (int i = 0; i < BATCH; i++) {
            ticks.next();
            facts.copy(ticks.buffer(), ticks.offset(), BenchTicks.FRAME_BYTES, 0);
        }
        return pipeline.doWork();
    }

    /** Ends the ring. */
    @TearDown
    public void close() {
        pipeline.close();
    }
}
