package io.ringfire.engine.market;

/**
 * Where the bars of one kind begin and end. Up to one hour they are aligned to UTC; longer ones to the trading day, and the
 * last of a day ends with it, so that a day of 23 or 25 hours still holds whole bars.
 */
final class BarClock {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private final long durationNs;
    private final boolean isByTradingDay;
    private final int days;
    private final DayClock tradingDays; // shared by all clocks of a run
    private long startNs;
    private long endNs;

    BarClock(BarSpec spec, DayClock tradingDays) {
        this.durationNs = spec.durationNs();
        this.isByTradingDay = durationNs > HOUR_NS;
        this.days = spec.unit() == BarSpec.Unit.DAY ? spec.count() : 1;
        this.tradingDays = tradingDays;
    }

    /** Finds the bar that holds an instant, as [start, end). */
    void locate(long instantNs) {
        if (!isByTradingDay) {
            startNs = Math.floorDiv(instantNs, durationNs) * durationNs;
            endNs = startNs + durationNs;
            return;
        }
        long day = tradingDays.dayOf(instantNs);
        long firstDay = Math.floorDiv(day, days) * days;
        long groupStartNs = tradingDays.beginsNs(firstDay);
        long groupEndNs = tradingDays.beginsNs(firstDay + days);
        if (days * ZoneClock.DAY_NS <= durationNs) {
            startNs = groupStartNs;
            endNs = groupEndNs;
            return;
        }
        startNs = groupStartNs + (instantNs - groupStartNs) / durationNs * durationNs;
        endNs = Math.min(startNs + durationNs, groupEndNs);
    }

    /** About how many bars lie between two instants; negative when the second is the earlier. */
    long barsBetween(long fromNs, long toNs) {
        return (toNs - fromNs) / durationNs;
    }

    long startNs() {
        return startNs;
    }

    long endNs() {
        return endNs;
    }
}
