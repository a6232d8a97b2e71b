package io.ringfire.engine.fakes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What the calling thread allocates in the windows of a run, told by counting: one run, of which the compiler has seen all
 * before the first window. Where compiled code meets something new, the JVM itself allocates some 100 bytes on this thread (the
 * names that it looks up as it falls back to the interpreter), so a window of many may not be zero; the least one is, unless
 * something allocates all the time, and all of them together stay below {@link #JVM_BYTES}. Six windows or more: on a
 * slow machine each of three saw such a moment. Each as long as what is rare in its run asks for.
 */
public final class AllocationMeter {
    /** What the JVM itself may allocate in all windows together: less than a hundredth of a byte a fact. */
    public static final long JVM_BYTES = 4_096;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long warmUp;
    private final long windowLength;
    private final long[] allocatedAt;
    private long count;
    private int marks;

    /** Measures from the count of {@code warmUp} on, so many windows of {@code windowLength} counts. */
    public AllocationMeter(long warmUp, int windows, long windowLength) {
        this.warmUp = warmUp;
        this.windowLength = windowLength;
        this.allocatedAt = new long[windows + 1];
    }

    /** Counts one. */
    public void count() {
        if (count == warmUp + marks * windowLength && marks < allocatedAt.length) {
            allocatedAt[marks++] = THREADS.getCurrentThreadAllocatedBytes();
        }
        count++;
    }

    /** Whether it measures just now. */
    public boolean isMeasuring() {
        return marks > 0 && marks < allocatedAt.length;
    }

    /** Counts from the first to the last, none behind. */
    public long lastCount() {
        return warmUp + (allocatedAt.length - 1) * windowLength;
    }

    /** Bytes of the window in which least was allocated. */
    public long leastBytes() {
        requireEnd();
        long least = Long.MAX_VALUE;
        for (int i = 1; i < marks; i++) {
            least = Math.min(least, allocatedAt[i] - allocatedAt[i - 1]);
        }
        return least;
    }

    /** Bytes of all windows. */
    public long allBytes() {
        requireEnd();
        return allocatedAt[marks - 1] - allocatedAt[0];
    }

    private void requireEnd() {
        if (marks < allocatedAt.length) {
            throw new AssertionError("the run ended at " + count + " of " + lastCount());
        }
    }

    @Override
    public String toString() {
        return "allocated by this thread up to each mark: " + Arrays.toString(allocatedAt);
    }
}
