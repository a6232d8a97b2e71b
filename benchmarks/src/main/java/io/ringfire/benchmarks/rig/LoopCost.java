package io.ringfire.benchmarks.rig;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a loop of one thread took: by the clock, in which it waited for the machine too, and of the processor.
 *
 * @param records through the loop
 * @param wallNs by the clock
 * @param cpuNs of the thread
 */
record LoopCost(long records, long wallNs, long cpuNs) {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs it on this thread. */
    static LoopCost of(long records, Runnable loop) {
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        long beganNs = System.nanoTime();
        loop.run();
        long wallNs = System.nanoTime() - beganNs;
        return new LoopCost(records, wallNs, THREADS.getCurrentThreadCpuTime() - cpuBefore);
    }

    double perSecond() {
        return records * 1e9 / wallNs;
    }

    double wallNsEach() {
        return wallNs / (double) records;
    }

    double cpuNsEach() {
        return cpuNs / (double) records;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("records", records);
        map.put("perSecond", perSecond());
        map.put("wallNsEach", wallNsEach());
        map.put("cpuNsEach", cpuNsEach());
        return map;
    }
}
