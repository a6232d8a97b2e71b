package io.ringfire.engine.pattern;

import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.Side;

/**
 * What a detector found: to which side, where it is proven wrong, where it is done, how sure. Prices are points of the candles' price;
 * {@link SetupPricing} makes orders' prices of them. One object, filled again and again.
 */
public final class Setup {
    private Side side;
    private double stop;
    private double target;
    private double rewardToRisk;
    private double confidence;
    private int candles;

    /** Forgets what it held. */
    public void clear() {
        side = null;
        stop = Double.NaN;
        target = Double.NaN;
        rewardToRisk = Double.NaN;
        confidence = 0;
        candles = 1;
    }

    /**
     * States the trade.
     *
     * @param stopPoints price at which the pattern is proven wrong
     * @param ofCandles how many candles, from the newest back, it is made of
     */
    public Setup of(Side itsSide, double stopPoints, int ofCandles) {
        side = itsSide;
        stop = stopPoints;
        candles = ofCandles;
        return this;
    }

    /** A target that is a price of the market, such as the middle of a band. */
    public Setup target(double targetPoints) {
        target = targetPoints;
        rewardToRisk = Double.NaN;
        return this;
    }

    /** A target so many times as far from the entry as the stop. */
    public Setup rewardToRisk(double ratio) {
        rewardToRisk = ratio;
        target = Double.NaN;
        return this;
    }

    /** Where confidence begins, 0 to 1. */
    public Setup confidence(double base) {
        confidence = base;
        return this;
    }

    /** Adds a term to the confidence: {@code share} of {@code most}, the share taken as 0 to 1; NaN, where there is nothing to share, as 0. */
    public Setup plus(double most, double share) {
        confidence += Double.isNaN(share) ? 0 : most * Math.max(0, Math.min(1, share));
        return this;
    }

    /** Which side to enter. */
    public Side side() {
        return side;
    }

    /** Price at which it is proven wrong. */
    public double stopPoints() {
        return stop;
    }

    /** Whether the target is a price; else a ratio. */
    public boolean hasTargetPrice() {
        return !Double.isNaN(target);
    }

    /** The target where it is a price. */
    public double targetPoints() {
        return target;
    }

    /** The target where it is a ratio. */
    public double rewardToRisk() {
        return rewardToRisk;
    }

    /** Confidence, 0 to 1000, by the detector's own terms. It is no probability. */
    public int confidencePermille() {
        return (int) Math.round(Math.max(0, Math.min(1, confidence)) * Permille.FULL);
    }

    /** How many candles it is made of. */
    public int candles() {
        return candles;
    }
}
