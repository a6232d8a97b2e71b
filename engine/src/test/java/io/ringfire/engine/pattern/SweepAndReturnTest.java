package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Candles of ten pips, the average true range of which is ten exactly; swing lows at -8 and -7, so a level at -8; a candle that closes below
 * it; one that closes 3 pips above it.
 */
class SweepAndReturnTest {
    private static CandleScript first(CandleScript script) {
        return script.candles(20, 0, 5, -5, 0).candle(0, 2, -8, 0).candles(3, 0, 5, -5, 0);
    }

    private static CandleScript level(CandleScript script) {
        return first(script).candle(0, 3, -7, 0).candles(3, 0, 5, -5, 0);
    }

    private static CandleScript sweep(CandleScript script) {
        return script.candle(-1, 0, -10, -9);
    }

    private static CandleScript comeback(CandleScript script) {
        return script.candle(-9, -4, -11, -5);
    }

    private static void plain(CandleScript script) {
        comeback(sweep(level(script)));
    }

    @Test
    void shouldFindAReturnAboveEqualLows() {
        CandleScript script = CandleScript.of(SweepAndReturn::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(-13, script.stopPips(), "the lowest low less a fifth of the average range");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(6, script.setup().orElseThrow().candles(), "from the last swing on");
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = CandleScript.mirrored(SweepAndReturn::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(-13, script.stopPips());
    }

    /** 0.50 + 0.15 x 0 + 0.10 x (3/2 - 1) / 2 + 0.10 x 1 + 0.10 x (150/100 - 1). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        CandleScript script = CandleScript.of(SweepAndReturn::configured);
        comeback(sweep(level(script).ticks(150)).ticks(1));
        assertEquals(675, script.setup().orElseThrow().confidencePermille());
    }

    /** 0.50 + 0.15 x 1/2 + 0.10 x (3/2 - 1) / 2 + 0.10 x 2/3. */
    @Test
    void shouldBeSurerOfMoreSwingsAndLessOfALaterReturn() {
        CandleScript script = CandleScript.of(SweepAndReturn::configured);
        comeback(
                sweep(level(script).candle(0, 3, -7, 0).candles(3, 0, 5, -5, 0)).candle(-9, -1, -11, -9));
        assertEquals(667, script.setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotClusterSwingsThatAreApart() {
        finds(SweepAndReturnTest::plain, "toleranceAtr", "0.1");
        misses(SweepAndReturnTest::plain, "toleranceAtr", "0.09");
        finds(SweepAndReturnTest::plain, "toleranceAtr", "0", "tolerancePips", "1");
        misses(SweepAndReturnTest::plain, "toleranceAtr", "0", "tolerancePips", "0.9");
    }

    @Test
    void shouldNotFindALevelOfFewSwings() {
        finds(SweepAndReturnTest::plain, "minTouches", "2");
        misses(SweepAndReturnTest::plain, "minTouches", "3");
        misses(script -> comeback(sweep(first(script))));
        finds(script -> comeback(sweep(first(script))), "minTouches", "1");
    }

    @Test
    void shouldNotFindASweepThatHardlyPasses() {
        Consumer<CandleScript> shallow =
                script -> level(script).candle(-1, 0, -10, -9).candle(-9, -4, -10, -5);
        finds(shallow, "sweepAtr", "0.2");
        misses(shallow, "sweepAtr", "0.21");
        finds(shallow, "sweepPips", "2");
        misses(shallow, "sweepPips", "2.1");
    }

    @Test
    void shouldKeepALevelThatALowHardlyPasses() {
        finds(script -> comeback(sweep(level(script).candle(0, 1, -8.9, 0))));
        misses(script -> comeback(sweep(level(script).candle(0, 1, -9, 0))));
    }

    @Test
    void shouldNotFindASweepThatRunsFar() {
        finds(SweepAndReturnTest::plain, "maxSweepAtr", "0.3");
        misses(SweepAndReturnTest::plain, "maxSweepAtr", "0.29");
    }

    /** What ran far is over, though the average grows and a later candle is no longer far by it. */
    @Test
    void shouldNotComeBackToASweepThatRanFar() {
        misses(script -> comeback(sweep(level(script)).candle(-9, 2, -20, -9)), "maxSweepAtr", "1.17");
        finds(script -> comeback(sweep(level(script)).candle(-9, 2, -20, -9)), "maxSweepAtr", "1.2");
    }

    @Test
    void shouldNotFindASweepThatOpensBeyond() {
        misses(script -> comeback(level(script).candle(-8, 0, -10, -9)));
        finds(script -> comeback(level(script).candle(-7.9, 0, -10, -9)));
    }

    @Test
    void shouldLeaveToTheOtherWhatComesBackInOneCandle() {
        misses(script -> comeback(level(script).candle(-1, 0, -10, -6)));
        finds(script -> comeback(level(script).candle(-1, 0, -10, -6.1)));
    }

    @Test
    void shouldNotFindALateReturn() {
        finds(script -> comeback(sweep(level(script)).candles(2, -9, -1, -11, -9)));
        misses(script -> comeback(sweep(level(script)).candles(3, -9, -1, -11, -9)));
        finds(SweepAndReturnTest::plain, "returnBars", "1");
        misses(script -> comeback(sweep(level(script)).candle(-9, -1, -11, -9)), "returnBars", "1");
    }

    @Test
    void shouldNotFindAReturnThatHardlyPasses() {
        finds(SweepAndReturnTest::plain, "returnAtr", "0.3");
        misses(SweepAndReturnTest::plain, "returnAtr", "0.31");
        finds(SweepAndReturnTest::plain, "returnPips", "3");
        misses(SweepAndReturnTest::plain, "returnPips", "3.1");
        misses(script -> sweep(level(script)).candle(-9, -4, -11, -8), "returnAtr", "0", "returnPips", "0");
        finds(script -> sweep(level(script)).candle(-9, -4, -11, -7.9), "returnAtr", "0", "returnPips", "0");
    }

    @Test
    void shouldNotFindADownCandle() {
        misses(script -> sweep(level(script)).candle(-4, -3, -11, -5));
        finds(script -> comeback(sweep(level(script)).candle(-4, -3, -11, -5)));
    }

    @Test
    void shouldNotFindItAcrossAGapBehindTheSweep() {
        misses(script -> comeback(sweep(level(script)).gap()));
        misses(script -> comeback(sweep(level(script)).gap().candle(-9, -1, -11, -9)));
        finds(script -> comeback(sweep(level(script).gap())));
    }

    @Test
    void shouldFindOneReturnASweep() {
        finds(script -> comeback(comeback(sweep(level(script)))));
    }

    @Test
    void shouldForgetALevelByTheAgeOfItsLastSwing() {
        finds(script -> comeback(sweep(level(script).candles(6, 0, 5, -5, 0))), "levelBars", "10");
        misses(script -> comeback(sweep(level(script).candles(6, 0, 5, -5, 0))), "levelBars", "9");
    }

    /** A third swing low, at -6, begins a level of its own. */
    @Test
    void shouldWatchTheNewestLevelsOnly() {
        Consumer<CandleScript> chart =
                script -> comeback(sweep(level(script).candle(0, 4, -6, 0).candles(3, 0, 5, -5, 0)));
        finds(chart, "tolerancePips", "1", "toleranceAtr", "0", "levels", "2");
        misses(chart, "tolerancePips", "1", "toleranceAtr", "0", "levels", "1");
    }

    @Test
    void shouldNotFindALevelThatIsNotSwept() {
        misses(script -> level(script).candle(-3, 5, -5, 3));
        misses(script -> level(script).candle(-1, 0, -8, -7).candle(-7, -4, -8, -5), "sweepAtr", "0", "sweepPips", "0");
        finds(
                script -> level(script).candle(-1, 0, -8.1, -7).candle(-7, -4, -8, -5),
                "sweepAtr",
                "0",
                "sweepPips",
                "0");
    }

    @Test
    void shouldMeasureFromTheLowestSwing() {
        Consumer<CandleScript> chart = script -> script.candles(20, 0, 5, -5, 0)
                .candle(0, 3, -7, 0)
                .candles(3, 0, 5, -5, 0)
                .candle(0, 2, -8, 0)
                .candles(3, 0, 5, -5, 0)
                .candle(-1, 0, -10, -9)
                .candle(-9, -4, -10, -5);
        finds(chart, "sweepPips", "2");
        misses(chart, "sweepPips", "2.1");
    }

    /** A second level, at -6, is swept by the same candle and left by the same return. */
    @Test
    void shouldTakeTheLowestOfTheLevelsSwept() {
        CandleScript script = CandleScript.of(SweepAndReturn::configured, "toleranceAtr", "0", "tolerancePips", "1");
        level(script)
                .candle(0, 4, -6, 0)
                .candles(3, 0, 5, -5, 0)
                .candle(0, 4, -6, 0)
                .candles(3, 0, 5, -5, 0);
        sweep(script).candle(-9, -3, -11, -3);
        assertEquals(1, script.found());
        assertEquals(14, script.setup().orElseThrow().candles());
    }

    /** The sweep's own low is a swing low by the time of the return. */
    @Test
    void shouldNotTakeTheSweepForASwingOfItsLevel() {
        CandleScript script = CandleScript.of(SweepAndReturn::configured);
        sweep(level(script)).candles(2, -9, -1, -9.5, -9).candle(-9, -4, -9.5, -5);
        assertEquals(8, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFindTheNextLevelToo() {
        assertEquals(2, found(script -> {
            plain(script);
            plain(script);
        }));
    }

    private static void misses(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(0, found(chart, keysAndValues));
    }

    private static void finds(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(1, found(chart, keysAndValues));
    }

    private static int found(Consumer<CandleScript> chart, String... keysAndValues) {
        CandleScript script = CandleScript.of(SweepAndReturn::configured, keysAndValues);
        chart.accept(script);
        return script.found();
    }
}
