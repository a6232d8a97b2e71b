package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.StageName;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.agrona.concurrent.NanoClock;

/**
 * How long events take from their publication to the end of each stage, of one event in so many: picked by its sequence alone, spread so
 * that no rhythm of the market falls in step with it. Read by whoever shows it; no stage sees it, so nothing is decided by it.
 *
 * <p>Each instant is written by the thread whose it is and read behind confirm, which the ring orders after all of them. Allocates nothing
 * while it measures.
 */
public final class StageTimes {
    /** Longer ones are taken for this long. */
    public static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);

    /** Significant digits of what is kept. */
    public static final int DIGITS = 2;

    /** Odd, and far from any rhythm: 2⁶⁴ divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final int STAGES = StageName.values().length;

    /** Words of a row: the publication's instant, then one for each stage; a cache line. */
    private static final int ROW = 8;

    private final NanoClock clock;
    private final int oneIn;
    private final int rowMask;
    private final long[] instants;
    private final SingleWriterRecorder[] recorders = new SingleWriterRecorder[STAGES];

    /**
     * Measures on one ring.
     *
     * @param ringSize slots, a power of two
     * @param oneIn of so many events one is measured; at least 1
     */
    public StageTimes(NanoClock clock, int ringSize, int oneIn) {
        if (oneIn < 1) {
            throw new IllegalArgumentException("oneIn=" + oneIn + " is below 1");
        }
        this.clock = clock;
        this.oneIn = oneIn;
        this.rowMask = ringSize - 1;
        this.instants = new long[ringSize * ROW];
        for (int i = 0; i < STAGES; i++) {
            recorders[i] = new SingleWriterRecorder(LONGEST_NS, DIGITS);
        }
    }

    /**
     * Which events are measured: the same for all that go through the sequences of one ring, each with a picker of its own. One comparison
     * for each of the others.
     */
    final class Picker {
        private long next;

        /** Whether this event is measured. Asked once for each sequence, in order. */
        boolean isMeasured(long sequence) {
            if (sequence < next) {
                return false;
            }
            next = sequence + gap(sequence);
            return true;
        }

        /** From 1 to twice {@code oneIn} less one, each as often. */
        private long gap(long sequence) {
            long mixed = (sequence + 1) * SPREAD;
            return 1 + Long.remainderUnsigned(mixed ^ mixed >>> 32, 2L * oneIn - 1);
        }
    }

    /** A new one, at the first sequence. */
    Picker picker() {
        return new Picker();
    }

    /** By the producer, right before it publishes a measured event. */
    void published(long sequence) {
        instants[row(sequence)] = clock.nanoTime();
    }

    /** By the stage, right after it is done with a measured event. */
    void done(StageName stage, long sequence) {
        instants[row(sequence) + 1 + stage.ordinal()] = clock.nanoTime();
    }

    /** By confirm's thread, once it is done with a measured event. History that warms up is none that counts. */
    void record(long sequence, boolean isWarmUp) {
        if (isWarmUp) {
            return;
        }
        int row = row(sequence);
        long publishedNs = instants[row];
        for (int i = 0; i < STAGES; i++) {
            long tookNs = instants[row + 1 + i] - publishedNs;
            recorders[i].recordValue(Math.max(0, Math.min(tookNs, LONGEST_NS)));
        }
    }

    private int row(long sequence) {
        return ((int) sequence & rowMask) * ROW;
    }

    /**
     * What was measured since the last call for this stage, in ns. One thread at a time; it holds nobody up.
     *
     * @param recycle what the last call gave, to be filled anew; null at first
     */
    public Histogram take(StageName stage, Histogram recycle) {
        return recorders[stage.ordinal()].getIntervalHistogram(recycle);
    }
}
