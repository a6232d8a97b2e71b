package io.ringfire.engine.venue;

import static io.ringfire.engine.market.ZoneClock.DAY_NS;

import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.market.ZoneClock;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** 17:00 New York of each date, where trading days meet. Dates are days since 1970. */
final class NewYorkClose {
    private static final long CLOSE_NS = DayStart.NEW_YORK_CLOSE.time().toNanoOfDay();

    private final ZoneClock clock = new ZoneClock(DayStart.NEW_YORK_CLOSE.zone());

    /** The New York date of an instant. */
    long dateOf(long instantNs) {
        return Math.floorDiv(clock.toLocalNs(instantNs), DAY_NS);
    }

    /** The New York date whose close was the last one at or before an instant. */
    long lastClosedDate(long instantNs) {
        return Math.floorDiv(clock.toLocalNs(instantNs) - CLOSE_NS, DAY_NS);
    }

    /** 17:00 New York of a date. */
    long closeNs(long date) {
        return clock.toUtcNs(date * DAY_NS + CLOSE_NS);
    }

    static DayOfWeek weekday(long date) {
        return LocalDate.ofEpochDay(date).getDayOfWeek();
    }
}
