package io.ringfire.benchmarks.rig;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * What the machine does to any thread, as jHiccup has it: a thread that sleeps a millisecond again and again, and how much longer than the
 * shortest time that took. It sleeps rather than spins, since on two cores a third thread that spins would itself be the hiccup. Where
 * it wakes late, so does whatever parks; a thread that spins is seen by {@link TickProducer#stalls} instead.
 */
final class Hiccups implements AutoCloseable {
    private static final long SLEEP_NS = 1_000_000;

    private final Recorder recorder = new Recorder(AskedOrders.LONGEST_NS, 3);
    private final Thread thread = new Thread(this::run, "hiccups");
    private volatile boolean isRunning = true;

    Hiccups() {
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long shortestNs = Long.MAX_VALUE;
        while (isRunning) {
            long beganNs = System.nanoTime();
            LockSupport.parkNanos(SLEEP_NS);
            long tookNs = System.nanoTime() - beganNs;
            shortestNs = Math.min(shortestNs, tookNs);
            long hiccupNs = Math.min(tookNs - shortestNs, AskedOrders.LONGEST_NS);
            recorder.recordValueWithExpectedInterval(hiccupNs, SLEEP_NS);
        }
    }

    /** Those since the last call. */
    Histogram take() {
        return recorder.getIntervalHistogram();
    }

    @Override
    public void close() {
        isRunning = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
