package io.ringfire.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The control of {@link DetectionBenchmark}: what a machine takes to look at as much memory as a symbol's state, symbol by symbol, and do
 * nothing with it. Of each symbol's {@value #BYTES} bytes so many cache lines are visited, in an order drawn from a seed, in {@value #CHAINS}
 * chains of which each line names the next: what is found through a reference. Where this grows with the symbols, so must all that keeps state for each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryWalkBenchmark {
    private static final int BYTES = 29_504;
    private static final int CHAINS = 8;
    private static final int LINE_WORDS = 8;
    private static final int SYMBOL_WORDS = BYTES / Long.BYTES;
    private static final int LINES = SYMBOL_WORDS / LINE_WORDS;
    private static final long END = -1;

    /** How many by turns. */
    @Param({"1", "15", "100", "250", "500", "1000"})
    public int symbols;

    /** How many lines of each. */
    @Param({"100", "200"})
    public int lines;

    private long[] memory;
    private long[] starts;
    private int next;

    /** Draws the chains of each symbol. */
    @Setup
    public void draw() {
        memory = new long[symbols * SYMBOL_WORDS];
        starts = new long[symbols * CHAINS];
        SplittableRandom random = new SplittableRandom(1);
        int[] order = new int[LINES];
        for (int i = 0; i < LINES; i++) {
            order[i] = i;
        }
        int length = lines / CHAINS;
        for (int symbol = 0; symbol < symbols; symbol++) {
            shuffle(order, random);
            for (int chain = 0; chain < CHAINS; chain++) {
                long after = END;
                for (int i = (chain + 1) * length - 1; i >= chain * length; i--) {
                    int at = symbol * SYMBOL_WORDS + order[i] * LINE_WORDS;
                    memory[at] = after;
                    after = at;
                }
                starts[symbol * CHAINS + chain] = after;
            }
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** Visits the next symbol. */
    @Benchmark
    public long symbol() {
        long sum = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
            for (long at = starts[next * CHAINS + chain]; at != END; at = memory[(int) at]) {
                sum += ++memory[(int) at + 1];
            }
        }
        next = next + 1 == symbols ? 0 : next + 1;
        return sum;
    }
}
