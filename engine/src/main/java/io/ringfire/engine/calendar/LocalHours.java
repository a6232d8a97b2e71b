package io.ringfire.engine.calendar;

import static io.ringfire.engine.market.ZoneClock.DAY_NS;

import io.ringfire.engine.market.ZoneClock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Hours that are written in a zone's local time, as stretches of time: an instant belongs to them when the zone's clocks then show
 * a time that does. So an hour that clocks go through twice counts twice, and one that they leave out not at all. Collects; then
 * {@link #toHours} once.
 */
public final class LocalHours {
    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long WEEK_NS = 7 * DAY_NS;

    /** Monday before 1970-01-01, a Thursday. */
    private static final long FIRST_MONDAY_NS = -3 * DAY_NS;

    private final ZoneClock clock;
    private final StretchList stretches = new StretchList();

    /** In local time of a zone. */
    public LocalHours(ZoneId zone) {
        this.clock = new ZoneClock(zone);
    }

    /** Adds a span of every week; minute 0 is Monday 00:00, and it may run over the week's end. */
    public LocalHours weekly(int startMinuteOfWeek, int minutes) {
        long startNs = startMinuteOfWeek * NS_PER_MINUTE;
        long lengthNs = minutes * NS_PER_MINUTE;
        for (long fromNs = OpenHours.FIRST_NS; fromNs < OpenHours.LAST_NS; fromNs = clock.nextChangeNs(fromNs)) {
            long toNs = Math.min(clock.nextChangeNs(fromNs), OpenHours.LAST_NS);
            long offsetNs = clock.offsetNs(fromNs);
            long week = Math.floorDiv(fromNs + offsetNs - FIRST_MONDAY_NS, WEEK_NS) - 1;
            long spanNs = FIRST_MONDAY_NS + week * WEEK_NS + startNs - offsetNs;
            for (; spanNs < toNs; spanNs += WEEK_NS) {
                stretches.add(Math.max(spanNs, fromNs), Math.min(spanNs + lengthNs, toNs));
            }
        }
        return this;
    }

    /** Adds a span of each of the first days of the week, Monday first; it ends on the next day where {@code to} is not the later. */
    public LocalHours daily(int fromMinuteOfDay, int toMinuteOfDay, int days) {
        int minutesInDay = 24 * 60;
        int minutes = Math.floorMod(toMinuteOfDay - fromMinuteOfDay - 1, minutesInDay) + 1;
        for (int day = 0; day < days; day++) {
            weekly(day * minutesInDay + fromMinuteOfDay, minutes);
        }
        return this;
    }

    /** Adds local times from one to before another. */
    public LocalHours between(LocalDateTime from, LocalDateTime to) {
        long localFromNs = localNs(from);
        long localToNs = localNs(to);
        for (long fromNs = OpenHours.FIRST_NS; fromNs < OpenHours.LAST_NS; fromNs = clock.nextChangeNs(fromNs)) {
            long toNs = clock.nextChangeNs(fromNs);
            long offsetNs = clock.offsetNs(fromNs);
            stretches.add(Math.max(localFromNs - offsetNs, fromNs), Math.min(localToNs - offsetNs, toNs));
        }
        return this;
    }

    /** All that was added. */
    public OpenHours toHours() {
        return stretches.toHours();
    }

    private static long localNs(LocalDateTime time) {
        long second = time.toEpochSecond(ZoneOffset.UTC);
        long firstSecond = OpenHours.FIRST_NS / NS_PER_SECOND - DAY_NS / NS_PER_SECOND;
        long lastSecond = OpenHours.LAST_NS / NS_PER_SECOND + DAY_NS / NS_PER_SECOND;
        return Math.max(firstSecond, Math.min(second, lastSecond)) * NS_PER_SECOND;
    }
}
