package io.ringfire.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarBuilderTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long START = 28_000_000 * MINUTE;

    private final List<String> bars = new ArrayList<>();

    /** Open, high, low and close in half points, then the number of ticks. */
    private void note(Bar bar) {
        bars.add((bar.endNs() - START) / MINUTE + ": " + bar.openHalfPoints() + " " + bar.highHalfPoints() + " "
                + bar.lowHalfPoints() + " " + bar.closeHalfPoints() + " x" + bar.tickCount());
    }

    private BarBuilder builder(String spec, boolean isRightClosed, long graceNs) {
        BarRules rules = new BarRules(isRightClosed, graceNs, DayStart.NEW_YORK_CLOSE);
        return BarBuilder.of(3, BarSpec.parse(spec), rules, this::note);
    }

    private static boolean bid(BarBuilder builder, long atNs, long bid) {
        return builder.onQuote(atNs, bid, bid + 2, 10);
    }

    @Test
    void shouldGiveAQuoteAtTheEndToTheBarWhenRightClosed() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        bid(builder, START + MINUTE, 110);
        assertEquals(List.of(), bars);
        bid(builder, START + MINUTE + 1, 120);
        assertEquals(List.of("1: 200 220 200 220 x2"), bars);
    }

    @Test
    void shouldGiveAQuoteAtTheStartToTheBarBeforeWhenRightClosed() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START, 100);
        bid(builder, START + 1, 110);
        assertEquals(List.of("0: 200 200 200 200 x1"), bars);
    }

    @Test
    void shouldGiveAQuoteAtTheEndToTheNextBarWhenLeftClosed() {
        BarBuilder builder = builder("1-minute-bid", false, 0);
        bid(builder, START, 100);
        bid(builder, START + MINUTE - 1, 105);
        bid(builder, START + MINUTE, 110);
        assertEquals(List.of("1: 200 210 200 210 x2"), bars);
    }

    @Test
    void shouldFillAnIntervalWithoutQuotesWithAFlatBarAtTheLastClose() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        bid(builder, START + 2, 104);
        bid(builder, START + 3 * MINUTE, 90);
        assertEquals(List.of("1: 200 208 200 208 x2", "2: 208 208 208 208 x0"), bars);
    }

    private BarBuilder marks(boolean isRightClosed) {
        return BarBuilder.of(
                3,
                BarSpec.parse("1-minute-bid"),
                new BarRules(isRightClosed, 0, DayStart.NEW_YORK_CLOSE),
                bar -> bars.add((bar.endNs() - START) / MINUTE
                        + (bar.tickCount() == 0 ? " empty" : "")
                        + (bar.followsGap() ? " behind a gap" : "")
                        + (bar.isPartial() ? " partial" : "")));
    }

    /** Seen failing with the mark kept on a second bar, and with none behind a gap of more bars than are filled. */
    @Test
    void shouldMarkABarBehindAnIntervalWithoutQuotes() {
        BarBuilder builder = marks(false);
        bid(builder, START, 100);
        bid(builder, START + 3 * MINUTE, 90);
        bid(builder, START + 4 * MINUTE, 91);
        bid(builder, START + 5 * MINUTE, 91);
        assertEquals(List.of("1", "2 empty", "3 empty behind a gap", "4 behind a gap", "5"), bars);
        bars.clear();
        long later = START + 100_000 * MINUTE;
        bid(builder, later, 100);
        bid(builder, later + MINUTE, 101);
        bid(builder, later + 2 * MINUTE, 101);
        assertEquals(List.of("6", "100001 behind a gap", "100002"), bars);
    }

    @Test
    void shouldMarkTheFirstBarWhereItsBeginningWasNotSeen() {
        BarBuilder builder = marks(false);
        bid(builder, START + 1, 100);
        bid(builder, START + MINUTE + 1, 100);
        bid(builder, START + 2 * MINUTE, 100);
        assertEquals(List.of("1 partial", "2"), bars);
        bars.clear();
        builder = marks(false);
        bid(builder, START, 100);
        bid(builder, START + MINUTE, 100);
        assertEquals(List.of("1"), bars, "seen from its first instant on");
    }

    @Test
    void shouldCloseAtATimerAndCallAQuoteBehindItLate() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        assertEquals(BarBuilder.NEVER, builder.dueNs(), "nothing to wait for before the first quote");
        bid(builder, START + 1, 100);
        assertEquals(START + MINUTE, builder.dueNs());
        builder.onTime(START + MINUTE - 1);
        assertEquals(List.of(), bars);
        builder.onTime(START + MINUTE);
        assertEquals(List.of("1: 200 200 200 200 x1"), bars);
        assertEquals(START + 2 * MINUTE, builder.dueNs());

        assertFalse(bid(builder, START + MINUTE, 999), "its bar is closed");
        bid(builder, START + MINUTE + 1, 101);
        builder.onTime(START + 2 * MINUTE);
        assertEquals("2: 202 202 202 202 x1", bars.get(1), "and the late price is in no bar");
    }

    @Test
    void shouldWaitForTheGraceBeforeATimerCloses() {
        BarBuilder builder = builder("1-minute-bid", true, 500);
        bid(builder, START + 1, 100);
        assertEquals(START + MINUTE + 500, builder.dueNs());
        builder.onTime(START + MINUTE + 499);
        assertTrue(bid(builder, START + MINUTE, 110), "late, within the grace");
        builder.onTime(START + MINUTE + 500);
        assertEquals(List.of("1: 200 220 200 220 x2"), bars);
    }

    @Test
    void shouldCloseEveryBarThatATimerFindsDue() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        builder.onTime(START + 3 * MINUTE);
        assertEquals(List.of("1: 200 200 200 200 x1", "2: 200 200 200 200 x0", "3: 200 200 200 200 x0"), bars);
    }

    @Test
    void shouldCallAQuoteLateThatLiesBeforeTheBarInTheMaking() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 3 * MINUTE, 100);
        assertFalse(bid(builder, START + MINUTE, 90));
        assertTrue(bid(builder, START + 3 * MINUTE - 1, 95), "backwards within the bar is none the worse");
    }

    /** Seen failing: the bar in the making was dropped with its quotes. */
    @Test
    void shouldBeginAnewAfterAGapOfTooManyBarsAndLoseNothing() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        long after = START + (TimeBarBuilder.MAX_GAP_BARS + 3) * MINUTE;
        bid(builder, after, 90);
        assertEquals(List.of("1: 200 200 200 200 x1"), bars, "no thousands of flat bars");
        bid(builder, after + 1, 80);
        assertEquals(2, bars.size());
        assertTrue(bars.get(1).endsWith(": 180 180 180 180 x1"), bars.get(1));
    }

    @Test
    void shouldFillAGapOfAsManyBarsAsAllowed() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        bid(builder, START + (TimeBarBuilder.MAX_GAP_BARS + 1) * MINUTE, 90);
        assertEquals(TimeBarBuilder.MAX_GAP_BARS, bars.size());
    }

    @Test
    void shouldBoundWhatOneTimerCloses() {
        BarBuilder builder = builder("1-minute-bid", true, 0);
        bid(builder, START + 1, 100);
        builder.onTime(START + 10_000 * MINUTE);
        assertEquals(TimeBarBuilder.MAX_GAP_BARS, bars.size());
        assertTrue(builder.dueNs() <= START + 10_000 * MINUTE, "the rest goes on at the next Timer");
    }

    @Test
    void shouldSumTheVolumeOfEachBarAlone() {
        List<Long> volumes = new ArrayList<>();
        BarBuilder builder = BarBuilder.of(
                3,
                BarSpec.parse("1-minute-ask"),
                new BarRules(false, 0, DayStart.NEW_YORK_CLOSE),
                bar -> volumes.add(bar.volumeMicroLots()));
        bid(builder, START, 100);
        bid(builder, START + 1, 100);
        bid(builder, START + MINUTE, 100);
        bid(builder, START + 3 * MINUTE, 100);
        assertEquals(List.of(20L, 10L, 0L), volumes);
    }

    @Test
    void shouldCloseATickBarAtItsLastTick() {
        BarBuilder builder = builder("3-tick-mid", true, 0);
        bid(builder, START, 100);
        bid(builder, START + 2 * MINUTE, 90);
        assertEquals(List.of(), bars);
        bid(builder, START + MINUTE, 110);
        bid(builder, START + 3 * MINUTE, 1);
        assertEquals(List.of("1: 202 222 182 222 x3"), bars);
        assertEquals(BarBuilder.NEVER, builder.dueNs());
        builder.onTime(Long.MAX_VALUE);
        assertEquals(1, bars.size());
    }

    @Test
    void shouldKnowAFlatBarByItsRange() {
        List<Boolean> flat = new ArrayList<>();
        BarBuilder builder = BarBuilder.of(
                3,
                BarSpec.parse("2-tick-bid"),
                new BarRules(true, 0, DayStart.NEW_YORK_CLOSE),
                bar -> flat.add(bar.isFlat()));
        bid(builder, START, 100);
        bid(builder, START, 100);
        bid(builder, START, 100);
        bid(builder, START, 101);
        assertEquals(List.of(true, false), flat);
    }

    @Test
    void shouldFoldTheBarInTheMakingIntoAHash() {
        BarBuilder one = builder("1-minute-bid", true, 0);
        BarBuilder two = builder("1-minute-bid", true, 0);
        bid(one, START + 1, 100);
        bid(two, START + 1, 100);
        assertEquals(one.foldState(5), two.foldState(5));
        bid(two, START + 2, 101);
        assertNotEquals(one.foldState(5), two.foldState(5));
    }
}
