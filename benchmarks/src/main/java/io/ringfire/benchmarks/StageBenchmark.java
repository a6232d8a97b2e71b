package io.ringfire.benchmarks;

import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one stage costs for a tick that finds no position open. Each figure holds that of {@link #slot}, which fills the slot
 * alone: subtract it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StageBenchmark {
    private static final long BALANCE_MICROS = 1_000_000_000_000L;
    private static final int LEVERAGE = 100;

    private final EngineCounters counters = new EngineCounters();
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private final IngestStage ingest = new IngestStage(counters);
    private final DetectStage detect = BenchEngine.detect(counters);
    private final RiskStage risk = new RiskStage(RiskLimits.none(), counters);
    private final BenchTicks ticks = new BenchTicks();
    private long sequence = -1;

    /** Tells the stages of instrument and account. */
    @Setup
    public void define() {
        FactWriter facts = new FactWriter(new ToStages(), counters);
        facts.instrumentDefined(JournalTicks.EVENT_NS, BenchEngine.gold());
        facts.snapshot(
                JournalTicks.EVENT_NS,
                0,
                new AccountSpec("benchmark", Currency.of("USD"), LEVERAGE, false, BALANCE_MICROS));
    }

    /** Fills the slot. */
    @Benchmark
    public EngineEvent slot() {
        fill();
        return event;
    }

    /** Checks, flags and hashes the tick. */
    @Benchmark
    public EngineEvent ingest() {
        fill();
        ingest.onEvent(event, sequence, false);
        return event;
    }

    /** Bars, strategy, signals. */
    @Benchmark
    public EngineEvent detect() {
        fill();
        event.ingested(sequence);
        detect.onEvent(event, sequence, false);
        return event;
    }

    /** Ledger and verdicts, for a tick without signals. */
    @Benchmark
    public EngineEvent risk() {
        fill();
        event.ingested(sequence);
        event.signals().begin(sequence, ticks.eventNs(), 0);
        event.signals().complete();
        risk.onEvent(event, sequence, false);
        return event;
    }

    private void fill() {
        ticks.next();
        sequence++;
        event.inbound().copy(ticks.buffer(), ticks.offset(), BenchTicks.FRAME_BYTES, sequence, 0);
    }

    /** Takes the definitions to every stage. */
    private final class ToStages implements FactPublisher {
        @Override
        public EngineEvent claim() {
            sequence++;
            return event;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public void publish() {
            ingest.onEvent(event, sequence, false);
            detect.onEvent(event, sequence, false);
            risk.onEvent(event, sequence, false);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
