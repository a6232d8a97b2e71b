package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;

/**
 * Makes stop and target of a setup orders' prices, at executable sides: a long is bought at the ask and stopped at the bid, so its risk
 * is ask less stop and its reward target less ask; a short is the mirror. Then:
 *
 * <ul>
 *   <li>the stop is the setup's, moved further out where it is nearer to the entry than {@code minStopPips}, than {@code minStopSpreads}
 *       times the spread, or than spread and stops level together; rounded outward to a tick, and always beyond the quote;
 *   <li>a stop further than {@code maxStopPips} from the entry is no trade;
 *   <li>the target is the setup's price, rounded inward to a tick, or its ratio times the risk, rounded outward; one that is nearer than
 *       {@code minRewardToRisk} times the risk, or than the stops level lets it be, is no trade.
 * </ul>
 *
 * One thread; allocates nothing.
 */
final class SetupPricing {
    private static final long MOST_POINTS = 1L << 52;

    private final double minStopPips;
    private final double minStopSpreads;
    private final double maxStopPips;
    private final double minRewardToRisk;
    private long stopPoints;
    private long targetPoints;

    /** Distances in pips of the instrument; {@code maxStopPips} 0 for any. */
    SetupPricing(double minStopPips, double minStopSpreads, double maxStopPips, double minRewardToRisk) {
        this.minStopPips = minStopPips;
        this.minStopSpreads = minStopSpreads;
        this.maxStopPips = maxStopPips;
        this.minRewardToRisk = minRewardToRisk;
    }

    /**
     * Prices a setup.
     *
     * @return false where it is no trade; the prices say nothing then
     */
    boolean price(Setup setup, Instrument instrument, long bidPoints, long askPoints) {
        Side side = setup.side();
        int sign = side.sign();
        long entry = side.executes(bidPoints, askPoints);
        long exit = side.opposite().executes(bidPoints, askPoints);
        if (bidPoints <= 0 || askPoints <= 0 || !isPrice(setup.stopPoints())) {
            return false;
        }
        long tick = instrument.tickSizePoints();
        double pip = instrument.pipSizePoints();
        double spread = (double) (entry - exit) * sign;
        double least = Math.max(minStopPips * pip, minStopSpreads * spread);
        double allowed = Math.max(spread, 0) + Math.max(instrument.stopsLevelPoints(), 1);
        double distance = Math.max((entry - setup.stopPoints()) * sign, Math.max(least, allowed));
        stopPoints = outward(entry - sign * distance, tick, -sign);
        long risk = (entry - stopPoints) * sign;
        if (stopPoints <= 0 || maxStopPips > 0 && risk > maxStopPips * pip) {
            return false;
        }
        if (setup.hasTargetPrice()) {
            if (!isPrice(setup.targetPoints())) {
                return false;
            }
            targetPoints = outward(setup.targetPoints(), tick, -sign);
        } else {
            targetPoints = outward(entry + sign * setup.rewardToRisk() * risk, tick, sign);
        }
        long reward = (targetPoints - entry) * sign;
        return targetPoints > 0
                && reward > 0
                && reward >= minRewardToRisk * risk
                && (targetPoints - exit) * sign >= Math.max(instrument.stopsLevelPoints(), 1);
    }

    /** The stop in points, behind {@link #price}. */
    long stopPoints() {
        return stopPoints;
    }

    /** The target in points, behind {@link #price}. */
    long targetPoints() {
        return targetPoints;
    }

    private static boolean isPrice(double points) {
        return points > -MOST_POINTS && points < MOST_POINTS; // false for NaN, too
    }

    /** Rounds to a multiple of the tick: up where {@code sign} is positive, else down. */
    private static long outward(double points, long tick, int sign) {
        long ticks = (long) (sign > 0 ? Math.ceil(points / tick) : Math.floor(points / tick));
        return ticks * tick;
    }
}
