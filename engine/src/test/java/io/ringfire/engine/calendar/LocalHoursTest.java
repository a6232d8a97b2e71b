package io.ringfire.engine.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In 2026 New York's clocks change on 8 March and 1 November, London's on 29 March and 25 October: for three weeks, and for one,
 * they are four hours apart.
 */
class LocalHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LONDON_ZONE = ZoneId.of("Europe/London");
    private static final int DAY = 24 * 60;
    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private static final OpenHours FX =
            new LocalHours(NEW_YORK).weekly(6 * DAY + 17 * 60, 5 * DAY).toHours();
    private static final OpenHours TOKYO =
            new LocalHours(ZoneId.of("Asia/Tokyo")).daily(9 * 60, 18 * 60, 5).toHours();
    private static final OpenHours LONDON =
            new LocalHours(LONDON_ZONE).daily(8 * 60, 17 * 60, 5).toHours();
    private static final OpenHours NEW_YORK_SESSION =
            new LocalHours(NEW_YORK).daily(8 * 60, 17 * 60, 5).toHours();
    private static final OpenHours OVERLAP = LONDON.and(NEW_YORK_SESSION);

    private static long ns(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    /** Open in the minute that begins there, and not in the one before; or the other way round. */
    private static void assertChanges(OpenHours hours, String at, boolean opens) {
        assertEquals(opens, hours.isOpen(ns(at)), at);
        assertEquals(!opens, hours.isOpen(ns(at) - 1), at + ", a nanosecond before");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:00:00Z, 2026-03-08T21:00:00Z", // New York goes to summer time
        "2026-03-13T21:00:00Z, 2026-03-15T21:00:00Z",
        "2026-03-27T21:00:00Z, 2026-03-29T21:00:00Z", // London's change is none of its business
        "2026-10-23T21:00:00Z, 2026-10-25T21:00:00Z",
        "2026-10-30T21:00:00Z, 2026-11-01T22:00:00Z", // and back
        "2026-11-20T22:00:00Z, 2026-11-22T22:00:00Z",
        "2013-03-08T22:00:00Z, 2013-03-10T21:00:00Z",
        "2099-10-30T21:00:00Z, 2099-11-01T22:00:00Z"
    })
    void shouldKeepTheWeekByTheClocksOfNewYork(String close, String open) {
        assertChanges(FX, close, false);
        assertChanges(FX, open, true);
        assertEquals(ns(open), FX.openFromNs(ns(close)));
        int week = FX.weekClosedBy(ns(close));
        assertEquals(ns(close), FX.weekCloseNs(week));
        assertEquals(ns(open), FX.nextWeekOpenNs(week));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 13, 17", // both in winter
        "2026-03-09, 12, 17", // New York in summer
        "2026-03-27, 12, 17",
        "2026-03-30, 12, 16", // both in summer
        "2026-10-23, 12, 16",
        "2026-10-26, 12, 17", // London in winter
        "2026-10-30, 12, 17",
        "2026-11-02, 13, 17" // both in winter
    })
    void shouldShiftTheOverlapOfLondonAndNewYork(String date, int from, int to) {
        assertChanges(OVERLAP, "%sT%02d:00:00Z".formatted(date, from), true);
        assertChanges(OVERLAP, "%sT%02d:00:00Z".formatted(date, to), false);
        long hourNs = 60 * NS_PER_MINUTE;
        assertEquals((to - from) * hourNs, OVERLAP.openNsBetween(ns(date + "T00:00:00Z"), ns(date + "T23:00:00Z")));
    }

    @Test
    void shouldKnowNoSummerTimeInTokyo() {
        for (String date :
                List.of("2026-01-05", "2026-03-09", "2026-03-30", "2026-07-01", "2026-10-26", "2026-11-02")) {
            assertChanges(TOKYO, date + "T00:00:00Z", true);
            assertChanges(TOKYO, date + "T09:00:00Z", false);
        }
        assertFalse(TOKYO.isOpen(ns("2026-11-21T03:00:00Z")), "a Saturday");
        assertEquals(OpenHours.NEVER.stretches(), TOKYO.and(NEW_YORK_SESSION).stretches(), "they never meet");
    }

    @Test
    void shouldCloseForAHolidayAndEarly() {
        OpenHours hours = FX.without(new LocalHours(NEW_YORK)
                .between(LocalDateTime.parse("2026-12-24T13:00"), LocalDateTime.parse("2026-12-25T17:00"))
                .between(LocalDateTime.parse("2026-12-31T17:00"), LocalDateTime.parse("2027-01-01T17:00"))
                .toHours());
        assertChanges(hours, "2026-12-24T18:00:00Z", false);
        assertChanges(hours, "2026-12-27T22:00:00Z", true);
        int week = hours.weekClosedBy(ns("2026-12-25T22:00:00Z"));
        assertEquals(ns("2026-12-24T18:00:00Z"), hours.weekCloseNs(week), "the week closes early");
        assertEquals(ns("2026-12-27T22:00:00Z"), hours.nextWeekOpenNs(week));
        assertChanges(hours, "2026-12-31T22:00:00Z", false);
        assertEquals(ns("2027-01-03T22:00:00Z"), hours.openFromNs(ns("2026-12-31T22:00:00Z")));
    }

    @Test
    void shouldPauseDailyAlsoOverMidnight() {
        OpenHours hours = FX.without(new LocalHours(NEW_YORK)
                .daily(16 * 60 + 59, 17 * 60 + 5, 7)
                .daily(23 * 60 + 50, 10, 7)
                .toHours());
        assertChanges(hours, "2026-03-10T20:59:00Z", false);
        assertChanges(hours, "2026-03-10T21:05:00Z", true);
        assertChanges(hours, "2026-03-11T03:50:00Z", false);
        assertChanges(hours, "2026-03-11T04:10:00Z", true);
        int week = hours.weekClosedBy(ns("2026-03-14T00:00:00Z"));
        assertEquals(ns("2026-03-13T20:59:00Z"), hours.weekCloseNs(week), "a pause that runs into the weekend");
        assertEquals(ns("2026-03-15T21:05:00Z"), hours.nextWeekOpenNs(week), "and out of it");
    }

    @Test
    void shouldRunOverTheEndOfTheWeekAndOfItself() {
        OpenHours sunday = new LocalHours(ZoneId.of("UTC"))
                .weekly(6 * DAY + 20 * 60, 8 * 60)
                .toHours();
        assertChanges(sunday, "2026-11-22T20:00:00Z", true);
        assertTrue(sunday.isOpen(ns("2026-11-23T00:00:00Z")));
        assertChanges(sunday, "2026-11-23T04:00:00Z", false);
        OpenHours whole = new LocalHours(NEW_YORK).weekly(3 * DAY, 7 * DAY).toHours();
        assertEquals(1, whole.stretches());
        assertEquals(OpenHours.LAST_NS, whole.openNsBetween(Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** An hour that the clocks go through twice is open twice, one that they leave out not at all. */
    @Test
    void shouldGoByWhatTheClocksShow() {
        OpenHours hours = new LocalHours(NEW_YORK).daily(60, 150, 7).toHours();
        long minute = NS_PER_MINUTE;
        assertEquals(90 * minute, hours.openNsBetween(ns("2026-03-07T05:00:00Z"), ns("2026-03-08T05:00:00Z")));
        assertEquals(60 * minute, hours.openNsBetween(ns("2026-03-08T05:00:00Z"), ns("2026-03-09T04:00:00Z")));
        assertEquals(150 * minute, hours.openNsBetween(ns("2026-11-01T04:00:00Z"), ns("2026-11-02T05:00:00Z")));
    }

    /**
     * Against java.time, minute by minute, over weekends with and without a change of clocks. Seen failing, with all that speaks of
     * changes here, with one offset for all times.
     */
    @Test
    void shouldCountOpenTimeAsAModelThatWalksMinuteByMinute() {
        OpenHours hours = FX.without(new LocalHours(NEW_YORK)
                .daily(16 * 60 + 55, 17 * 60 + 10, 7)
                .between(LocalDateTime.parse("2026-03-06T13:00"), LocalDateTime.parse("2026-03-09T03:00"))
                .toHours());
        Predicate<ZonedDateTime> model = local -> {
            int minute = local.getHour() * 60 + local.getMinute();
            boolean isWeek = switch (local.getDayOfWeek()) {
                case SATURDAY -> false;
                case SUNDAY -> minute >= 17 * 60;
                case FRIDAY -> minute < 17 * 60;
                default -> true;
            };
            boolean isBreak = minute >= 16 * 60 + 55 && minute < 17 * 60 + 10;
            LocalDateTime time = local.toLocalDateTime();
            boolean isClosure = !time.isBefore(LocalDateTime.parse("2026-03-06T13:00"))
                    && time.isBefore(LocalDateTime.parse("2026-03-09T03:00"));
            return isWeek && !isBreak && !isClosure;
        };
        assertFollows(hours, NEW_YORK, model, 23);
        Predicate<ZonedDateTime> session = local ->
                local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && local.getHour() >= 8 && local.getHour() < 17;
        assertFollows(LONDON, LONDON_ZONE, session, 29);
    }

    private static void assertFollows(OpenHours hours, ZoneId zone, Predicate<ZonedDateTime> model, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> weekends = List.of(
                "2026-03-08T00:00:00Z",
                "2026-03-29T00:00:00Z",
                "2026-10-25T00:00:00Z",
                "2026-11-01T00:00:00Z",
                "2026-07-05T00:00:00Z",
                "1999-10-31T00:00:00Z");
        for (int round = 0; round < 60; round++) {
            Instant sunday = Instant.parse(weekends.get(round % weekends.size()));
            Instant from = sunday.minusSeconds(60 * random.nextLong(3 * DAY));
            Instant to = sunday.plusSeconds(60 * random.nextLong(3 * DAY));
            long openMinutes = 0;
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
                boolean isOpen = model.test(at.atZone(zone));
                long atNs = at.getEpochSecond() * 1_000_000_000L;
                assertEquals(isOpen, hours.isOpen(atNs), at::toString);
                assertEquals(isOpen, hours.isOpen(atNs + NS_PER_MINUTE - 1), at::toString);
                openMinutes += isOpen ? 1 : 0;
            }
            assertEquals(
                    openMinutes * NS_PER_MINUTE,
                    hours.openNsBetween(ns(from.toString()), ns(to.toString())),
                    () -> from + " to " + to);
        }
    }
}
