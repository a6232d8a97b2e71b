package io.ringfire.engine.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NewsCalendarTest {
    private static final int USD = Currency.of("USD");
    private static final int EUR = Currency.of("EUR");

    private static NewsCalendar news(long before, long after, long... usd) {
        List<NewsEvent> events = new ArrayList<>();
        for (long time : usd) {
            events.add(new NewsEvent(time, USD, NewsImpact.HIGH));
        }
        return NewsCalendar.of(events, before, after, 1_000, false);
    }

    @Test
    void shouldHaveBothEndsInTheWindow() {
        NewsCalendar news = news(5, 3, 100);
        assertEquals(NewsCalendar.NONE, news.eventAt(USD, 94));
        assertEquals(100, news.eventAt(USD, 95));
        assertEquals(100, news.eventAt(USD, 103));
        assertEquals(NewsCalendar.NONE, news.eventAt(USD, 104));
        assertEquals(NewsCalendar.NONE, news.eventAt(EUR, 100));
        assertEquals(100, news(5, 0, 100).eventAt(USD, 100));
        assertEquals(NewsCalendar.NONE, news(5, 0, 100).eventAt(USD, 101));
        assertEquals(NewsCalendar.NONE, news(0, 3, 100).eventAt(USD, 99));
        assertEquals(NewsCalendar.NONE, news(0, 0, 100).eventAt(USD, 100), "a window without length is none");
    }

    @Test
    void shouldAskNothingOfTheEndsOfTime() {
        NewsCalendar news = news(Long.MAX_VALUE, Long.MAX_VALUE, 100);
        assertEquals(100, news.eventAt(USD, Long.MIN_VALUE + 200));
        assertEquals(100, news.eventAt(USD, 0));
        assertEquals(NewsCalendar.NONE, news(5, 3, 100).eventAt(USD, Long.MIN_VALUE));
        assertEquals(NewsCalendar.NONE, news(5, 3, 100).eventAt(USD, Long.MAX_VALUE));
        assertEquals(NewsCalendar.NONE, NewsCalendar.EMPTY.eventAt(USD, 0));
    }

    @Test
    void shouldEndBehindItsLastEvent() {
        assertFalse(news(5, 3).hasEnded(1_000));
        assertTrue(news(5, 3).hasEnded(1_001));
        assertFalse(NewsCalendar.EMPTY.hasEnded(Long.MAX_VALUE), "no file, no end");
        assertTrue(NewsCalendar.of(List.of(), 5, 3, NewsCalendar.NONE, true).hasEnded(0), "a file of a header alone");
    }

    /** Against a walk through all events, in any order, some twice. */
    @Test
    void shouldFindWhatAWalkFinds() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 500; round++) {
            long before = random.nextLong(20);
            long after = random.nextLong(20);
            long[] times = random.longs(random.nextInt(12), 0, 300).toArray();
            NewsCalendar news = news(before, after, times);
            for (long at = -30; at < 340; at++) {
                boolean isNear = false;
                for (long time : times) {
                    isNear |= before + after > 0 && at >= time - before && at <= time + after;
                }
                assertEquals(isNear, news.eventAt(USD, at) != NewsCalendar.NONE, "round " + round + " at " + at);
            }
        }
    }
}
