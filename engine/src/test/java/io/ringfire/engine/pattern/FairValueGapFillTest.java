package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Candles of ten pips, the average true range of which is ten exactly; a gap from 5 to 8; a candle that comes back to its midpoint. */
class FairValueGapFillTest {
    private static CandleScript gap(CandleScript script) {
        return script.candles(20, 0, 5, -5, 0).candle(0, 9, -1, 9).candle(9, 18, 8, 16);
    }

    private static CandleScript fill(CandleScript script) {
        return script.candle(10, 14, 6.5, 12);
    }

    private static void plain(CandleScript script) {
        fill(gap(script));
    }

    @Test
    void shouldFindACloseOutOfAGapThatWasFilledByHalf() {
        CandleScript script = CandleScript.of(FairValueGapFill::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(3, script.stopPips(), "the gap's bottom less a fifth of the average range");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(4, script.setup().orElseThrow().candles(), "from the first of the three on");
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = CandleScript.mirrored(FairValueGapFill::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(3, script.stopPips());
    }

    /** 0.45 + 0.15 x (3/2.5 - 1) / 2 + 0.10 x (0.9 - 0.5) / 0.5 + 0.10 x 1 + 0.10 x (1 - 1/72) + 0.10 x (150/100 - 1). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        CandleScript script = CandleScript.of(FairValueGapFill::configured);
        fill(gap(script).ticks(150));
        assertEquals(794, script.setup().orElseThrow().confidencePermille());
    }

    /** As above, but for ticks, and 0.10 x (1 - (2.4/3 - 0.5) / 0.5) in place of 0.10. */
    @Test
    void shouldBeLessSureOfADeepFill() {
        CandleScript script = CandleScript.of(FairValueGapFill::configured);
        gap(script).candle(10, 14, 5.6, 12);
        assertEquals(684, script.setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFindASmallGap() {
        finds(FairValueGapFillTest::plain, "gapAtr", "0.3");
        misses(FairValueGapFillTest::plain, "gapAtr", "0.31");
        finds(FairValueGapFillTest::plain, "gapPips", "3");
        misses(FairValueGapFillTest::plain, "gapPips", "3.1");
    }

    @Test
    void shouldNotFindWhatOverlaps() {
        misses(
                script -> script.candles(20, 0, 5, -5, 0)
                        .candle(0, 9, -1, 9)
                        .candle(9, 18, 5, 16)
                        .candle(10, 14, 5, 12)
                        .candle(10, 14, 5.1, 12),
                "gapAtr",
                "0",
                "gapPips",
                "0");
    }

    @Test
    void shouldNotFindAGapOverALeanCandle() {
        finds(FairValueGapFillTest::plain, "bodyShare", "0.9");
        misses(FairValueGapFillTest::plain, "bodyShare", "0.91");
        misses(script ->
                fill(script.candles(20, 0, 5, -5, 0).candle(9, 9, -1, 0).candle(9, 18, 8, 16)));
    }

    @Test
    void shouldNotFindAGapInTime() {
        misses(script ->
                fill(script.candles(20, 0, 5, -5, 0).gap().candle(0, 9, -1, 9).candle(9, 18, 8, 16)));
        misses(script ->
                fill(script.candles(20, 0, 5, -5, 0).candle(0, 9, -1, 9).gap().candle(9, 18, 8, 16)));
        finds(script -> fill(script.candles(19, 0, 5, -5, 0)
                .gap()
                .candle(0, 5, -5, 0)
                .candle(0, 9, -1, 9)
                .candle(9, 18, 8, 16)));
    }

    @Test
    void shouldNotFindAShallowFill() {
        finds(FairValueGapFillTest::plain, "fillShare", "0.5");
        misses(FairValueGapFillTest::plain, "fillShare", "0.51");
    }

    @Test
    void shouldNotFindAGapThatNothingHasReached() {
        misses(script -> gap(script).candle(16, 20, 14, 18), "returnBars", "100");
    }

    @Test
    void shouldNotFindACloseWithin() {
        misses(script -> gap(script).candle(7, 14, 6.5, 8));
        finds(script -> gap(script).candle(7, 14, 6.5, 8.1));
    }

    @Test
    void shouldNotFindADownCandle() {
        misses(script -> gap(script).candle(12, 14, 6.5, 10));
    }

    @Test
    void shouldForgetAGapThatWasFilledThrough() {
        finds(script -> gap(script).candle(10, 14, 5.1, 12));
        misses(script -> gap(script).candle(10, 14, 5, 12));
        misses(script -> fill(gap(script).candle(10, 14, 5, 7)));
    }

    @Test
    void shouldWaitForTheCloseSoManyCandles() {
        finds(script -> gap(script).candle(10, 10, 6.5, 7).candle(7, 8, 7, 7).candle(7, 12, 7, 11));
        misses(script ->
                gap(script).candle(10, 10, 6.5, 7).candles(2, 7, 8, 7, 7).candle(7, 12, 7, 11));
    }

    @Test
    void shouldWaitAnewFromEachCandleThatFillsIt() {
        finds(script -> fill(gap(script).candle(10, 10, 6.5, 7).candles(3, 7, 8, 7, 7)));
    }

    @Test
    void shouldNotFindACloseBehindAGapInTime() {
        misses(script -> gap(script).candle(10, 10, 6.5, 7).gap().candle(7, 12, 7, 11));
        finds(script -> fill(gap(script).gap()));
    }

    @Test
    void shouldFindOneSetupAGap() {
        finds(script -> fill(fill(gap(script))));
    }

    @Test
    void shouldForgetAGapByAge() {
        finds(script -> fill(gap(script).candles(9, 16, 18, 9, 16)), "gapBars", "10");
        misses(script -> fill(gap(script).candles(9, 16, 18, 9, 16)), "gapBars", "9");
    }

    /** Two more gaps, from 9 to 16 and from 18 to 21, are filled through on the way to the first. */
    @Test
    void shouldWatchTheNewestGapsOnly() {
        Consumer<CandleScript> chart =
                script -> fill(gap(script).candle(16, 26, 16, 26).candle(26, 31, 21, 28));
        finds(chart, "gaps", "3");
        misses(chart, "gaps", "2");
    }

    /** A smaller gap, from 6.2 to 7.8, opens within the first after that was filled by half; one candle closes above both. */
    @Test
    void shouldTakeTheNewestOfTheGapsLeft() {
        CandleScript script =
                CandleScript.of(FairValueGapFill::configured, "gapAtr", "0.1", "stopAtr", "0", "stopPips", "1");
        gap(script)
                .candle(10, 10, 6, 6)
                .candle(6, 6.2, 5.5, 5.6)
                .candle(5.6, 7.9, 5.6, 7.9)
                .candle(9, 9.5, 7.8, 8.5)
                .candle(8, 10, 6.9, 9);
        assertEquals(1, script.found());
        assertEquals(5.2, script.stopPips(), 1e-9);
        assertEquals(4, script.setup().orElseThrow().candles());
    }

    /** Made at once behind a gap that is done with, and not reached itself. */
    @Test
    void shouldKnowNothingOfTheGapBefore() {
        finds(script ->
                gap(script).candle(7, 14, 6.5, 14).candle(21, 27, 21, 26).candle(26, 29, 25, 28));
    }

    private static void misses(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(0, found(chart, keysAndValues));
    }

    private static void finds(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(1, found(chart, keysAndValues));
    }

    private static int found(Consumer<CandleScript> chart, String... keysAndValues) {
        CandleScript script = CandleScript.of(FairValueGapFill::configured, keysAndValues);
        chart.accept(script);
        return script.found();
    }
}
