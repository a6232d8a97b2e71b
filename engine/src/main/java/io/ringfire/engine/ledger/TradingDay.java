package io.ringfire.engine.ledger;

import io.ringfire.engine.market.DayClock;
import io.ringfire.engine.market.DayStart;

/** The day to which limits are counted. One thread; allocates only when made. */
final class TradingDay {
    private final DayClock clock;
    private long startNs = Long.MIN_VALUE;
    private long endNs = Long.MIN_VALUE;

    TradingDay(DayStart start) {
        clock = new DayClock(start);
    }

    /** Moves on to the day of an instant; returns whether it is another one. Instants do not go back. */
    boolean advance(long eventNs) {
        if (eventNs < endNs) {
            return false;
        }
        long day = clock.dayOf(eventNs);
        startNs = clock.beginsNs(day);
        endNs = clock.beginsNs(day + 1);
        return true;
    }

    /** When the day ends, epoch ns; {@code Long.MIN_VALUE} before the first one. */
    long endNs() {
        return endNs;
    }

    /** When the day began, epoch ns. */
    long startNs() {
        return startNs;
    }
}
