package io.ringfire.benchmarks;

import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What detection costs with ten shielded detectors ({@link ShieldedDetect}), by the number of symbols, which quote by turns. {@link #read},
 * {@link #readBlock}, {@link #slot} and {@link #barThatStays} are what the others hold beside it: subtract them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectionBenchmark {
    /** Symbols. */
    @Param({"1", "15", "100", "1000"})
    public int symbols;

    private ShieldedDetect market;

    /** Makes the stage, and warms its bars up. */
    @Setup
    public void warm() {
        market = new ShieldedDetect(symbols);
        requireThatAllHappens();
    }

    /** A path on which nothing is found would be none. */
    @TearDown(Level.Trial)
    public void requireThatAllHappens() {
        ShieldedDetect.require(market.bars() > 1_000L * symbols, "bars do not close");
        ShieldedDetect.require(market.written() > 0, "the shield judges nothing");
    }

    /** A tick is made and read. */
    @Benchmark
    public Tick read() {
        return market.read();
    }

    /** A tick within bars is noted. */
    @Benchmark
    public void note() {
        market.note();
    }

    /** Ticks are made and read as a block. */
    @Benchmark
    @OperationsPerInvocation(ShieldedDetect.BLOCK)
    public TickBlock readBlock() {
        return market.readBlock();
    }

    /** They are noted as a block, ns each. */
    @Benchmark
    @OperationsPerInvocation(ShieldedDetect.BLOCK)
    public void noteBlock() {
        market.noteBlock();
    }

    /** A tick is put into a slot. */
    @Benchmark
    public EngineEvent slot() {
        return market.slot();
    }

    /** A tick within bars passes as an event. */
    @Benchmark
    public EngineEvent event() {
        return market.tickAsEvent();
    }

    /** A tick as an event, and three noted. */
    @Benchmark
    public void barThatStays() {
        market.barThatStays();
    }

    /** The same where the first ends the symbol's bar: all detectors, the shield's bars, verdicts and signals. */
    @Benchmark
    public void bar() {
        market.bar();
    }

    /** One Timer ends the bars of all symbols, each with four ticks noted before: divide by the symbols. */
    @Benchmark
    public void barsByTimer() {
        market.barsByTimer();
    }
}
