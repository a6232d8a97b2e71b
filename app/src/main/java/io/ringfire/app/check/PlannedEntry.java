package io.ringfire.app.check;

import io.ringfire.engine.order.Side;

/**
 * An entry that a strategy signalled, by what it risks and hopes for.
 *
 * @param atNs when
 * @param riskPoints from the price at which it executes to its stop, above 0
 * @param rewardPoints from that price to its target, above 0
 */
record PlannedEntry(int instrumentId, long atNs, Side side, long riskPoints, long rewardPoints) {
    /**
     * What it makes of one unit of risk, entered at a quote and held until stop or target: bought at the ask and closed at the bid, or the
     * other way round, so net of the spread. A stop is filled at the quote that reaches it, a target at its own price; what neither has
     * reached at the end is closed at the last quote.
     */
    double outcome(TickHistory ticks, int index, Side entered) {
        int sign = entered.sign();
        long entry = entered.executes(ticks.bidPoints(index), ticks.askPoints(index));
        long stop = entry - sign * riskPoints;
        long target = entry + sign * rewardPoints;
        Side exit = entered.opposite();
        long last = entry;
        for (int i = index + 1; i < ticks.size(); i++) {
            last = exit.executes(ticks.bidPoints(i), ticks.askPoints(i));
            if ((last - stop) * sign <= 0) {
                break;
            }
            if ((last - target) * sign >= 0) {
                last = target;
                break;
            }
        }
        return (double) ((last - entry) * sign) / riskPoints;
    }
}
