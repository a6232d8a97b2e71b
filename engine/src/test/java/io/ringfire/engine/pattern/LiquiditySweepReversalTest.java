package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Candles of ten pips, the average true range of which is ten exactly; a swing low at -8; five candles later a wick takes it out. */
class LiquiditySweepReversalTest {
    private static CandleScript level(CandleScript script) {
        return script.candles(20, 0, 5, -5, 0).candle(0, 2, -8, 0).candles(4, 0, 5, -5, 0);
    }

    /** Range 12, lower wick 8, body 3 pips; 2 pips below the level. */
    private static CandleScript sweep(CandleScript script) {
        return script.candle(-2, 2, -10, 1);
    }

    private static void plain(CandleScript script) {
        sweep(level(script));
    }

    @Test
    void shouldFindAWickBelowASwingLowThatClosesBack() {
        CandleScript script = CandleScript.of(LiquiditySweepReversal::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(-12, script.stopPips(), "the low less a fifth of the average range");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(6, script.setup().orElseThrow().candles(), "from the swing low on");
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = CandleScript.mirrored(LiquiditySweepReversal::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(-12, script.stopPips());
    }

    /** 0.50 + 0.15 x (2/1 - 1) / 2 + 0.10 x (8/12 - 0.5) / 0.5 + 0.10 x 9/10 + 0.10 x (150/100 - 1). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        CandleScript script = CandleScript.of(LiquiditySweepReversal::configured);
        sweep(level(script).ticks(150));
        assertEquals(748, script.setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldPutTheStopFurtherByPipsWhereTheseAreMore() {
        CandleScript script = CandleScript.of(LiquiditySweepReversal::configured, "stopPips", "3", "rewardToRisk", "2");
        plain(script);
        assertEquals(-13, script.stopPips());
        assertEquals(2, script.setup().orElseThrow().rewardToRisk());
    }

    @Test
    void shouldNotFindAWickThatHardlyPasses() {
        finds(LiquiditySweepReversalTest::plain, "sweepAtr", "0.2");
        misses(LiquiditySweepReversalTest::plain, "sweepAtr", "0.21");
        finds(LiquiditySweepReversalTest::plain, "sweepPips", "2");
        misses(LiquiditySweepReversalTest::plain, "sweepPips", "2.1");
        misses(script -> level(script).candle(-2, 2, -8, 1), "sweepAtr", "0", "sweepPips", "0");
        finds(script -> level(script).candle(-2, 2, -8.1, 1), "sweepAtr", "0", "sweepPips", "0");
    }

    @Test
    void shouldNotFindAWickThatRunsFar() {
        finds(LiquiditySweepReversalTest::plain, "maxSweepAtr", "0.2");
        misses(LiquiditySweepReversalTest::plain, "maxSweepAtr", "0.19");
    }

    @Test
    void shouldNotFindACandleThatOpensBeyond() {
        misses(script -> level(script).candle(-8, 1, -10, 0), "wickShare", "0");
        finds(script -> level(script).candle(-7.9, 1, -10, 0), "wickShare", "0");
    }

    @Test
    void shouldNotFindAShortWick() {
        finds(LiquiditySweepReversalTest::plain, "wickShare", "0.66");
        misses(LiquiditySweepReversalTest::plain, "wickShare", "0.67");
    }

    @Test
    void shouldNotFindALeanBody() {
        finds(LiquiditySweepReversalTest::plain, "bodyShare", "0.25");
        misses(LiquiditySweepReversalTest::plain, "bodyShare", "0.26");
    }

    @Test
    void shouldNotFindABodyThatGoesWithTheSweep() {
        misses(script -> level(script).candle(1, 2, -10, -2));
        misses(script -> level(script).candle(-2, 2, -10, -2), "bodyShare", "0");
    }

    @Test
    void shouldNotFindASmallCandle() {
        finds(LiquiditySweepReversalTest::plain, "rangeAtr", "1.2");
        misses(LiquiditySweepReversalTest::plain, "rangeAtr", "1.21");
    }

    @Test
    void shouldForgetALevelByAge() {
        finds(LiquiditySweepReversalTest::plain, "levelBars", "5");
        misses(LiquiditySweepReversalTest::plain, "levelBars", "4");
    }

    @Test
    void shouldForgetALevelThatALowHasPassed() {
        misses(script -> sweep(level(script).candle(0, 1, -8.1, 0)));
        finds(script -> sweep(level(script).candle(0, 1, -8, 0)));
    }

    @Test
    void shouldNotKnowASwingBeforeTheCandlesBehindIt() {
        misses(script ->
                sweep(script.candles(20, 0, 5, -5, 0).candle(0, 2, -8, 0).candle(0, 5, -5, 0)));
        finds(script ->
                sweep(script.candles(20, 0, 5, -5, 0).candle(0, 2, -8, 0).candles(2, 0, 5, -5, 0)));
    }

    @Test
    void shouldTakeTheLowestOfTheLevelsSwept() {
        assertEquals(10, last(LiquiditySweepReversalTest::twoLevels), "from the swing at -8 on");
    }

    @Test
    void shouldWatchTheNewestLevelsOnly() {
        assertEquals(5, last(LiquiditySweepReversalTest::twoLevels, "levels", "1"), "from the swing at -7 on");
    }

    private static void twoLevels(CandleScript script) {
        sweep(level(script).candle(0, 3, -7, 0).candles(3, 0, 5, -5, 0));
    }

    /** Candles of what the last candle completed. */
    private static int last(Consumer<CandleScript> chart, String... keysAndValues) {
        CandleScript script = CandleScript.of(LiquiditySweepReversal::configured, keysAndValues);
        chart.accept(script);
        return script.setup().orElseThrow().candles();
    }

    @Test
    void shouldKeepALevelOverAGap() {
        finds(script -> sweep(level(script).gap()));
    }

    @Test
    void shouldNotFindItBeforeItsAverageIsWarm() {
        misses(script ->
                sweep(script.candles(15, 0, 5, -5, 0).candle(0, 2, -8, 0).candles(4, 0, 5, -5, 0)));
        finds(script ->
                sweep(script.candles(16, 0, 5, -5, 0).candle(0, 2, -8, 0).candles(4, 0, 5, -5, 0)));
    }

    private static void misses(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(0, found(chart, keysAndValues));
    }

    private static void finds(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(1, found(chart, keysAndValues));
    }

    private static int found(Consumer<CandleScript> chart, String... keysAndValues) {
        CandleScript script = CandleScript.of(LiquiditySweepReversal::configured, keysAndValues);
        chart.accept(script);
        return script.found();
    }
}
