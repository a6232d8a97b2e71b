package io.ringfire.engine.ledger;

import static io.ringfire.engine.market.ZoneClock.DAY_NS;

import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.market.ZoneClock;

/** The day to which limits are counted. One thread; allocates only when made. */
final class TradingDay {
    private final ZoneClock zone;
    private final long timeNs;
    private long startNs = Long.MIN_VALUE;
    private long endNs = Long.MIN_VALUE;

    TradingDay(DayStart start) {
        zone = new ZoneClock(start.zone());
        timeNs = start.time().toNanoOfDay();
    }

    /** Moves on to the day of an instant; returns whether it is another one. Instants do not go back. */
    boolean advance(long eventNs) {
        if (eventNs < endNs) {
            return false;
        }
        long day = Math.floorDiv(zone.toLocalNs(eventNs) - timeNs, DAY_NS);
        startNs = zone.toUtcNs(day * DAY_NS + timeNs);
        endNs = zone.toUtcNs((day + 1) * DAY_NS + timeNs);
        return true;
    }

    /** When the day began, epoch ns. */
    long startNs() {
        return startNs;
    }
}
