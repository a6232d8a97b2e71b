package io.ringfire.engine.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenHoursTest {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private static OpenHours of(long... hours) {
        StretchList list = new StretchList();
        for (int i = 0; i < hours.length; i += 2) {
            list.add(hours[i] * HOUR_NS, hours[i + 1] * HOUR_NS);
        }
        return list.toHours();
    }

    @Test
    void shouldBeOpenFromTheFirstInstantToBeforeTheLast() {
        OpenHours hours = of(10, 12, 20, 21);
        assertFalse(hours.isOpen(10 * HOUR_NS - 1));
        assertTrue(hours.isOpen(10 * HOUR_NS));
        assertTrue(hours.isOpen(12 * HOUR_NS - 1));
        assertFalse(hours.isOpen(12 * HOUR_NS));
        assertEquals(10 * HOUR_NS, hours.openFromNs(Long.MIN_VALUE));
        assertEquals(10 * HOUR_NS, hours.openFromNs(10 * HOUR_NS));
        assertEquals(12 * HOUR_NS - 1, hours.openFromNs(12 * HOUR_NS - 1));
        assertEquals(20 * HOUR_NS, hours.openFromNs(12 * HOUR_NS));
        assertEquals(OpenHours.NO_OPENING, hours.openFromNs(21 * HOUR_NS));
        assertEquals(OpenHours.NO_OPENING, hours.openFromNs(Long.MAX_VALUE));
    }

    @Test
    void shouldJoinWhatTouchesOrOverlapsInAnyOrder() {
        OpenHours hours = of(14, 16, 10, 12, 12, 13, 11, 12, 15, 15, 20, 19);
        assertEquals(2, hours.stretches());
        assertEquals(5 * HOUR_NS, hours.openNsBetween(0, Long.MAX_VALUE));
    }

    @Test
    void shouldKnowNothingBefore1970AndFrom2100On() {
        assertFalse(OpenHours.ALWAYS.isOpen(-1));
        assertTrue(OpenHours.ALWAYS.isOpen(0));
        assertTrue(OpenHours.ALWAYS.isOpen(OpenHours.LAST_NS - 1));
        assertFalse(OpenHours.ALWAYS.isOpen(OpenHours.LAST_NS));
        assertEquals(OpenHours.LAST_NS, OpenHours.ALWAYS.openNsBetween(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(0, OpenHours.NEVER.openNsBetween(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(OpenHours.NO_OPENING, OpenHours.NEVER.openFromNs(0));
        assertEquals(-1, OpenHours.NEVER.weekClosedBy(Long.MAX_VALUE));
        assertEquals(
                "2100-01-01T00:00:00Z",
                java.time.Instant.ofEpochSecond(OpenHours.LAST_NS / 1_000_000_000L)
                        .toString());
    }

    @Test
    void shouldCountOpenTimeAlone() {
        OpenHours hours = of(10, 12, 20, 21);
        assertEquals(HOUR_NS, hours.openNsBetween(11 * HOUR_NS, 15 * HOUR_NS));
        assertEquals(2 * HOUR_NS, hours.openNsBetween(11 * HOUR_NS, 30 * HOUR_NS));
        assertEquals(1, hours.openNsBetween(12 * HOUR_NS - 1, 20 * HOUR_NS));
        assertEquals(0, hours.openNsBetween(12 * HOUR_NS, 20 * HOUR_NS));
        assertEquals(0, hours.openNsBetween(11 * HOUR_NS, 11 * HOUR_NS));
        assertEquals(0, hours.openNsBetween(21 * HOUR_NS, 11 * HOUR_NS));
    }

    /** A break of 23 h 59 min 59.999999999 s is none that ends a week. */
    @Test
    void shouldTakeADayWithoutAnOpeningForTheEndOfAWeek() {
        StretchList list = new StretchList();
        list.add(0, HOUR_NS);
        list.add(HOUR_NS + OpenHours.LONGEST_BREAK_NS - 1, 30 * HOUR_NS);
        list.add(30 * HOUR_NS + OpenHours.LONGEST_BREAK_NS, 100 * HOUR_NS);
        OpenHours hours = list.toHours();
        assertEquals(-1, hours.weekClosedBy(30 * HOUR_NS - 1));
        assertEquals(0, hours.weekClosedBy(30 * HOUR_NS));
        assertEquals(30 * HOUR_NS, hours.weekCloseNs(0));
        assertEquals(54 * HOUR_NS, hours.nextWeekOpenNs(0));
        assertEquals(0, hours.weekClosedBy(Long.MAX_VALUE));
    }

    @Test
    void shouldCombineAsSetsOfHoursDo() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 300; round++) {
            boolean[] one = new boolean[60];
            boolean[] other = new boolean[60];
            OpenHours first = random(random, one);
            OpenHours second = random(random, other);
            OpenHours both = first.and(second);
            OpenHours rest = first.without(second);
            for (int hour = 0; hour < 60; hour++) {
                assertEquals(one[hour], first.isOpen(hour * HOUR_NS), "round " + round);
                assertEquals(one[hour] && other[hour], both.isOpen(hour * HOUR_NS), "round " + round);
                assertEquals(one[hour] && !other[hour], rest.isOpen(hour * HOUR_NS), "round " + round);
            }
        }
    }

    private static OpenHours random(SplittableRandom random, boolean[] open) {
        StretchList list = new StretchList();
        for (int stretches = random.nextInt(8); stretches > 0; stretches--) {
            int from = random.nextInt(60);
            int to = Math.min(60, from + random.nextInt(9));
            list.add(from * HOUR_NS, to * HOUR_NS);
            for (int hour = from; hour < to; hour++) {
                open[hour] = true;
            }
        }
        return list.toHours();
    }

    @Test
    void shouldRefuseANegativeWindowOfNews() {
        assertThrows(
                IllegalArgumentException.class,
                () -> NewsCalendar.of(java.util.List.of(), -1, 0, NewsCalendar.NONE, false));
    }
}
