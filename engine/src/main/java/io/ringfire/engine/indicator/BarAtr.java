package io.ringfire.engine.indicator;

import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.ring.RecordHash;

/**
 * Average true range of bars as positions are sized by it: true ranges smoothed as Wilder does ({@link Atr}),
 * rounded up, and part of the state that checkpoints prove. O(1); one thread; allocates nothing.
 *
 * <p>A bar without ticks stands for time in which nothing was quoted: it is left out, else a weekend of flat bars
 * would say that the market has stopped moving. The gap behind it is in the true range of the next bar.
 */
public final class BarAtr implements BarListener {
    private static final double MICRO_POINTS_IN_HALF_POINT = 500_000.0;
    private static final double MOST_MICRO_POINTS = 1L << 60;

    private final TrueRange trueRange = new TrueRange();
    private final WilderAverage averageHalfPoints;

    /** Averages over {@code period} bars, at least 1. */
    public BarAtr(int period) {
        if (period < 1) {
            throw new IllegalArgumentException("period=" + period + " is not at least 1");
        }
        this.averageHalfPoints = new WilderAverage(period);
    }

    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return;
        }
        // half points below 2^53 are exact as doubles
        averageHalfPoints.add(trueRange.next(bar.highHalfPoints(), bar.lowHalfPoints(), bar.closeHalfPoints()));
    }

    /** The average in 10^-6 points, rounded up; 0 before {@code period} bars, and where it is too large for a price. */
    public long microPoints() {
        double microPoints = StrictMath.ceil(averageHalfPoints.average() * MICRO_POINTS_IN_HALF_POINT);
        return !averageHalfPoints.isFull() || microPoints > MOST_MICRO_POINTS ? 0 : (long) microPoints;
    }

    /** Chains its state into a hash, for checkpoints. */
    public long foldState(long hash) {
        long folded = RecordHash.mix(hash, Double.doubleToLongBits(averageHalfPoints.average()));
        folded = RecordHash.mix(folded, (long) trueRange.lastClose());
        return RecordHash.mix(folded, averageHalfPoints.count());
    }
}
