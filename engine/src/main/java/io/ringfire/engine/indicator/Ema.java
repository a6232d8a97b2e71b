package io.ringfire.engine.indicator;

/**
 * Exponential moving average: alpha × value + (1 − alpha) × average, alpha 2 / ({@code period} + 1), in the values'
 * unit. O(1); one thread; allocates nothing. Ready after {@code period} values, whatever the seed. Of a flat
 * market: that value, within rounding.
 *
 * <p>Where the average begins is a choice, and charts differ by it until it has faded: after about seven periods a
 * millionth of it is left.
 */
public final class Ema {
    /** Where an average begins. */
    public enum Seed {
        /**
         * With the first value; it is an average from then on. The convention of MetaTrader, and of the published
         * results reproduced here.
         */
        FIRST_VALUE,
        /**
         * With the mean of the first {@code period} values; it is 0 before. The convention of many charts and
         * libraries.
         */
        SMA
    }

    private final int period;
    private final double alpha;
    private final Seed seed;
    private double seedSum;
    private double value;
    private long count;

    /** Averages over {@code period} values, 1 to 100,000, seeded with the first one. */
    public Ema(int period) {
        this(period, Seed.FIRST_VALUE);
    }

    /** Averages over {@code period} values, 1 to 100,000. */
    public Ema(int period, Seed seed) {
        this.period = Inputs.period("period", period);
        this.alpha = 2.0 / (period + 1.0);
        this.seed = seed;
    }

    /** Takes the next value. */
    public void update(double next) {
        Inputs.value(next);
        count++;
        if (seed == Seed.SMA && count <= period) {
            seedSum += next;
            value = count == period ? seedSum / period : 0;
        } else {
            value = count == 1 ? next : alpha * next + (1.0 - alpha) * value;
        }
    }

    /** Whether it has taken {@code period} values. */
    public boolean isReady() {
        return count >= period;
    }

    /** The average; seeded with the first value, from that one on, else from when it is ready; 0 before. */
    public double value() {
        return value;
    }

    /** Values taken. */
    public long count() {
        return count;
    }
}
