package io.ringfire.engine.market;

/**
 * Exponential moving average, seeded with the first value, alpha 2 / (n + 1). Incremental, O(1).
 */
public final class Ema {
    private final double alpha;
    private double value;
    private long count;

    /** Averages over {@code period} values, at least 1. */
    public Ema(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period=" + period + " is not at least 1");
        }
        this.alpha = 2.0 / (period + 1.0);
    }

    /** Takes the next value. */
    public void update(double next) {
        value = count == 0 ? next : alpha * next + (1.0 - alpha) * value;
        count++;
    }

    /** The average; 0 before the first value. */
    public double value() {
        return value;
    }

    /** Values taken. */
    public long count() {
        return count;
    }
}
