package io.ringfire.engine.market;

import io.ringfire.engine.ring.RecordHash;

/**
 * Average true range: how far a market moves within a bar. Incremental, O(1); one thread; allocates nothing.
 *
 * <p>The true range is the greatest of high − low, |high − last close| and |low − last close|; of the first bar, which has no
 * close before it, high − low. The average is the mean of the first {@code period} true ranges, then (average × (period − 1) +
 * true range) / period. Definition: Wilder, "New Concepts in Technical Trading Systems", 1978.
 *
 * <p>A bar without ticks stands for time in which nothing was quoted: it is left out, else a weekend of flat bars would say that the
 * market has stopped moving. The gap behind it is in the true range of the next bar.
 */
public final class Atr implements BarListener {
    private static final double MICRO_POINTS_IN_HALF_POINT = 500_000.0;
    private static final double MOST_MICRO_POINTS = 1L << 60;

    private final int period;
    private double averageHalfPoints;
    private long lastCloseHalfPoints;
    private long count;

    /** Averages over {@code period} bars, at least 1. */
    public Atr(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period=" + period + " is not at least 1");
        }
        this.period = period;
    }

    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return;
        }
        long high = bar.highHalfPoints();
        long low = bar.lowHalfPoints();
        // at the first bar as if it had closed before where it ranges
        long last = count == 0 ? low : lastCloseHalfPoints;
        double trueRange = (double) (Math.max(high, last) - Math.min(low, last));
        count++;
        // the mean of all so far until there are enough of them
        averageHalfPoints += (trueRange - averageHalfPoints) / Math.min(count, period);
        lastCloseHalfPoints = bar.closeHalfPoints();
    }

    /** The average in 10^-6 points, rounded up; 0 before {@code period} bars, and where it is too large for a price. */
    public long microPoints() {
        double microPoints = StrictMath.ceil(averageHalfPoints * MICRO_POINTS_IN_HALF_POINT);
        return count < period || microPoints > MOST_MICRO_POINTS ? 0 : (long) microPoints;
    }

    /** Chains its state into a hash, for checkpoints. */
    public long foldState(long hash) {
        long folded = RecordHash.mix(hash, Double.doubleToLongBits(averageHalfPoints));
        folded = RecordHash.mix(folded, lastCloseHalfPoints);
        return RecordHash.mix(folded, count);
    }
}
