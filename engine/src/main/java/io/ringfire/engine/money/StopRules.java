package io.ringfire.engine.money;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;

/**
 * Whether a stop and a target may be sent with a market order. EA 2.05 drops one that lies on the wrong side and reports success,
 * so a doubtful one must not leave.
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
        long stopDistance = stopPoints == 0 ? Long.MAX_VALUE : (price - stopPoints) * side.sign();
        long targetDistance = targetPoints == 0 ? Long.MAX_VALUE : (targetPoints - price) * side.sign();
        long nearer = Math.min(stopDistance, targetDistance);
        if (nearer <= 0) {
            return RefusalReason.INVALID_STOPS;
        }
        return nearer < room ? RefusalReason.STOPS_TOO_NEAR : RefusalReason.NONE;
    }
}
