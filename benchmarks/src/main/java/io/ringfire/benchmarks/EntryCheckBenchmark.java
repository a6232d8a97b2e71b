package io.ringfire.benchmarks;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.EngineEvent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the checks of one entry cost with every limit set, by the number of open positions. {@link #wish} and {@link #idle} are what the
 * others hold beside the checks: subtract {@code wish} from a refusal, both from an entry that passes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EntryCheckBenchmark {
    /** Open positions. */
    @Param({"0", "10", "100"})
    public int open;

    private CheckedRisk risk;

    /** Makes a risk stage. Fails where it does not answer as each benchmark takes for granted. */
    @Setup
    public void define() {
        risk = new CheckedRisk(open);
        require(risk.open() == open, "positions");
        require(passes() == RefusalReason.NONE, "an entry does not pass");
        require(risk.awaited() == 0, "its order still stands");
        require(refusedLast() == RefusalReason.INSUFFICIENT_MARGIN, "free margin does not refuse");
        require(refusedEarly() == RefusalReason.EXPIRED, "an expired signal passes");
    }

    /** A table that fills up would be measured as something else. */
    @TearDown(Level.Iteration)
    public void check() {
        require(risk.awaited() == 0, "orders stand");
    }

    /** Timer and signal, as detect writes it, and no risk. */
    @Benchmark
    public EngineEvent wish() {
        return risk.wish(CheckedRisk.LOT, Long.MAX_VALUE);
    }

    /** Risk takes a fact that it does nothing about. */
    @Benchmark
    public EngineEvent idle() {
        return risk.idle();
    }

    /** Every check passes; verdict and order are written, and the order is ended by a further fact. */
    @Benchmark
    public RefusalReason passes() {
        risk.wish(CheckedRisk.LOT, Long.MAX_VALUE);
        RefusalReason reason = risk.answer();
        risk.end();
        return reason;
    }

    /** The last check, free margin, refuses. */
    @Benchmark
    public RefusalReason refusedLast() {
        risk.wish(49 * CheckedRisk.LOT, Long.MAX_VALUE);
        return risk.answer();
    }

    /** One of the first, the signal's age, refuses. */
    @Benchmark
    public RefusalReason refusedEarly() {
        risk.wish(CheckedRisk.LOT, 0);
        return risk.answer();
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
