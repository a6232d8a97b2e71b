package io.ringfire.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the benchmark's thread an operation, beside JMH's time by the clock, which holds the time in which others had the core.
 * For a benchmark on one thread.
 */
public final class ProcessorTime implements InternalProfiler {
    private static final String WORKER = "jmh-worker";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long beforeNs;

    /** Made by JMH. */
    public ProcessorTime() {}

    @Override
    public String getDescription() {
        return "processor time of the benchmark's thread";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        beforeNs = workersNs();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = result.getMetadata().getAllOps();
        double usedNs = workersNs() - beforeNs;
        return List.of(
                new ScalarResult("cpu", operations > 0 ? usedNs / operations : 0, "ns/op", AggregationPolicy.AVG));
    }

    private static long workersNs() {
        long sum = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains(WORKER)) {
                sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
