package io.ringfire.benchmarks.ta4j;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What one way of doing something took, several times over, on the calling thread. */
final class Sampled {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Runnable work;
    private final long operations;
    private final double[] clockNs;
    private final double[] processorNs;
    private final double[] bytes;
    private int count;

    /** @param operations how many each run of {@code work} makes */
    Sampled(int samples, long operations, Runnable work) {
        this.work = work;
        this.operations = operations;
        clockNs = new double[samples];
        processorNs = new double[samples];
        bytes = new double[samples];
    }

    void warmUp() {
        work.run();
    }

    void sample() {
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long usedNs = PROCESS.getProcessCpuTime();
        long beganNs = System.nanoTime();
        work.run();
        clockNs[count] = (double) (System.nanoTime() - beganNs) / operations;
        processorNs[count] = (double) (PROCESS.getProcessCpuTime() - usedNs) / operations;
        bytes[count++] = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / operations;
    }

    /** Median ns an operation by the clock. */
    double clockNs() {
        return median(clockNs);
    }

    /** Median ns an operation of the process's time on processors: the collector's, and what the compilers still do, too. */
    double processorNs() {
        return median(processorNs);
    }

    /** Median bytes an operation. */
    double bytes() {
        return median(bytes);
    }

    private double median(double[] values) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    }
}
