package io.ringfire.engine.money;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;

/**
 * Whether a stop and a target may be sent with a market order, or given to an open position. EA 2.05 drops one that lies on the
 * wrong side and reports success, so a doubtful one must not leave.
 */
public final class StopRules {
    /** Points beyond the broker's stops level and the spread: a quote may move while the order travels. */
    public static final int MARGIN_POINTS = 3;

    private StopRules() {}

    /**
     * Measured from the price that the order executes at, both must be on their side and further away than stops level, spread
     * and {@link #MARGIN_POINTS} together. A stop or target of 0 is none.
     *
     * @return {@link RefusalReason#NONE}, {@link RefusalReason#INVALID_STOPS} or {@link RefusalReason#STOPS_TOO_NEAR}
     */
    public static RefusalReason check(
            Instrument instrument, Side side, long stopPoints, long targetPoints, long bidPoints, long askPoints) {
        if (stopPoints < 0 || targetPoints < 0) {
            return RefusalReason.INVALID_STOPS;
        }
        long price = side.executes(bidPoints, askPoints);
        long room = instrument.stopsLevelPoints() + Math.max(0, askPoints - bidPoints) + MARGIN_POINTS;
        long nearer = nearer(side, price, stopPoints, targetPoints);
        if (nearer <= 0) {
            return RefusalReason.INVALID_STOPS;
        }
        return nearer < room ? RefusalReason.STOPS_TOO_NEAR : RefusalReason.NONE;
    }

    /**
     * Whether stop and target of an open position may be changed so. Measured from the price at which the position would close. What
     * stays as it is need not be checked, but for the freeze level: while the price is within it of the stop or the target that the
     * position has, nothing of it can be changed.
     *
     * @param side of the position
     * @return {@link RefusalReason#NONE}, {@link RefusalReason#LEVEL_FROZEN}, {@link RefusalReason#INVALID_STOPS} or
     *     {@link RefusalReason#STOPS_TOO_NEAR}
     */
    public static RefusalReason checkChange(
            Instrument instrument,
            Side side,
            long stopPoints,
            long targetPoints,
            long newStopPoints,
            long newTargetPoints,
            long bidPoints,
            long askPoints) {
        if (newStopPoints < 0 || newTargetPoints < 0) {
            return RefusalReason.INVALID_STOPS;
        }
        long price = side.opposite().executes(bidPoints, askPoints);
        long frozen = instrument.freezeLevelPoints();
        if (frozen > 0 && nearer(side, price, stopPoints, targetPoints) <= frozen) {
            return RefusalReason.LEVEL_FROZEN;
        }
        long changedStop = newStopPoints == stopPoints ? 0 : newStopPoints;
        long changedTarget = newTargetPoints == targetPoints ? 0 : newTargetPoints;
        long nearer = nearer(side, price, changedStop, changedTarget);
        if (nearer <= 0) {
            return RefusalReason.INVALID_STOPS;
        }
        return nearer < instrument.stopsLevelPoints() ? RefusalReason.STOPS_TOO_NEAR : RefusalReason.NONE;
    }

    /** How far the nearer of the two is on its own side of the price; 0 or less on the wrong one. */
    private static long nearer(Side side, long price, long stopPoints, long targetPoints) {
        long stopDistance = stopPoints == 0 ? Long.MAX_VALUE : (price - stopPoints) * side.sign();
        long targetDistance = targetPoints == 0 ? Long.MAX_VALUE : (targetPoints - price) * side.sign();
        return Math.min(stopDistance, targetDistance);
    }
}
