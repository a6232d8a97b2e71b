package io.ringfire.app.latency;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/** The last minute of one latency, in slices of ten seconds, and its sum since the start. One thread. */
final class MinuteWindow {
    private static final int SLICES = 6;
    private static final long SLICE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final double NS_PER_SECOND = 1e9;
    private static final double P50 = 50;
    private static final double P90 = 90;
    private static final double P99 = 99;

    private final String name;
    private final IntCountsHistogram[] slices = new IntCountsHistogram[SLICES];
    private final IntCountsHistogram all;
    private long sliceNumber;
    private long count;
    private double sumSeconds;

    /** @param nowNs of the clock that {@link #add} is told */
    MinuteWindow(String name, long longestNs, int digits, long nowNs) {
        this.name = name;
        this.sliceNumber = Math.floorDiv(nowNs, SLICE_NS);
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new IntCountsHistogram(longestNs, digits);
        }
        this.all = new IntCountsHistogram(longestNs, digits);
    }

    /** Adds what was measured since the last call. */
    void add(Histogram interval, long nowNs) {
        long nowNumber = Math.floorDiv(nowNs, SLICE_NS);
        for (long number = Math.max(sliceNumber + 1, nowNumber - SLICES + 1); number <= nowNumber; number++) {
            slices[(int) Math.floorMod(number, (long) SLICES)].reset();
        }
        sliceNumber = Math.max(sliceNumber, nowNumber);
        if (interval.getTotalCount() > 0) {
            slices[(int) Math.floorMod(sliceNumber, (long) SLICES)].add(interval);
            count += interval.getTotalCount();
            sumSeconds += interval.getMean() * interval.getTotalCount() / NS_PER_SECOND;
        }
    }

    LatencyFigures figures() {
        all.reset();
        for (IntCountsHistogram slice : slices) {
            all.add(slice);
        }
        boolean isEmpty = all.getTotalCount() == 0;
        return new LatencyFigures(
                name,
                count,
                sumSeconds,
                all.getTotalCount(),
                isEmpty ? 0 : all.getValueAtPercentile(P50),
                isEmpty ? 0 : all.getValueAtPercentile(P90),
                isEmpty ? 0 : all.getValueAtPercentile(P99),
                all.getMaxValue());
    }
}
