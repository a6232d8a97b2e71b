package io.ringfire.engine.indicator;

/**
 * Wilder's smoothing: the mean of the first {@code period} values, then (average × (period − 1) + value) / period;
 * an exponential average of alpha 1 / period. Definition: Wilder, "New Concepts in Technical Trading Systems",
 * 1978. What is old fades, and its rounding with it.
 */
final class WilderAverage {
    private final int period;
    private double average;
    private long count;

    WilderAverage(int period) {
        this.period = period;
    }

    void add(double value) {
        count++;
        // the mean of all so far until there are enough of them
        average += (value - average) / Math.min(count, period);
    }

    boolean isFull() {
        return count >= period;
    }

    /** The mean of all so far while it is not full. */
    double average() {
        return average;
    }

    long count() {
        return count;
    }
}
