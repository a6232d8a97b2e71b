package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Ninety quiet candles, a climb to 9, two candles back to 6, and one to 10. There the EMAs are 7.926, 6.058 and 3.622, and the first
 * 1.0450 average true ranges of 4.1194 above the last; RSI was 49.24 and is 61.87; the average range is 0.7491 times the usual one. Each
 * condition missed by a hair finds nothing.
 */
class EmaRsiScalpTest {
    private static CandleScript pullBack(String... keysAndValues) {
        return pullBack(CandleScript.of(EmaRsiScalp::configured, keysAndValues), 90);
    }

    private static CandleScript pullBack(CandleScript script, int quiet) {
        Drawing.path(Drawing.swing(script, quiet, 3), -1, 1, Drawing.zigzag(10, 2, -1));
        return Drawing.path(script, 9, 1, -2, -1);
    }

    /** On 150 ticks where 100 are usual. */
    private static CandleScript resume(CandleScript script) {
        return script.ticks(150).candle(6, 11, 5, 10);
    }

    @Test
    void shouldFindTheCandleThatResumesATrend() {
        CandleScript script = resume(pullBack());
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(5 - 4.1194 / 2, script.stopPips(), 0.0001, "half an average true range below the pull-back");
        assertEquals(1, script.setup().orElseThrow().rewardToRisk());
        assertEquals(6, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = resume(pullBack(CandleScript.mirrored(EmaRsiScalp::configured), 90));
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(5 - 4.1194 / 2, script.stopPips(), 0.0001);
    }

    /** 0.50 + 0.15 x (1.0450 - 0.5) + 0.10 x (55 - 49.24)/15 + 0.10 x 2/4.1194 + 0.10 x (150/100 - 1). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        assertEquals(719, resume(pullBack()).setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFindItWhereTheAveragesAreNear() {
        misses(script -> resume(script), "separationAtr", "1.045");
        finds(script -> resume(script), "separationAtr", "1.044");
    }

    /** After a deep pull-back EMA 8, 3.99, is below EMA 21, 4.46; EMA 35 is below it. */
    @Test
    void shouldNotFindItWhereTheFastAverageFellBehind() {
        assertFalse(deepPullBack("21").isFound());
        assertTrue(deepPullBack("35").isFound());
    }

    private static CandleScript deepPullBack(String middlePeriod) {
        CandleScript script = CandleScript.of(
                EmaRsiScalp::configured,
                "separationAtr",
                "0.15",
                "rsiLow",
                "30",
                "rsiHigh",
                "51",
                "middlePeriod",
                middlePeriod);
        Drawing.path(Drawing.swing(script, 90, 3), -1, 1, Drawing.zigzag(10, 2, -1));
        return Drawing.path(script, 9, 1, -2, -2, -2, -2, -2, 6);
    }

    /** After a turn EMA 21, -3.71, is below EMA 50, -3.51, still; EMA 15 is above it. */
    @Test
    void shouldNotFindItWhereTheMiddleAverageLags() {
        assertFalse(turn("21").isFound());
        assertTrue(turn("15").isFound());
    }

    private static CandleScript turn(String middlePeriod) {
        CandleScript script = CandleScript.of(EmaRsiScalp::configured, "rsiHigh", "65", "middlePeriod", middlePeriod);
        Drawing.path(Drawing.swing(script, 90, 3), -1, 1, Drawing.zigzag(7, -1, -1));
        return Drawing.path(script, -15, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, -2, -2, 4);
    }

    @Test
    void shouldNotFindItWithoutAPullBack() {
        misses(script -> resume(script), "rsiHigh", "49.23");
        finds(script -> resume(script), "rsiHigh", "49.24");
    }

    @Test
    void shouldNotFindItBehindAPullBackThatIsTooDeep() {
        misses(script -> resume(script), "rsiLow", "49.24");
        finds(script -> resume(script), "rsiLow", "49.23");
    }

    @Test
    void shouldNotFindItWhereMomentumIsNotBack() {
        misses(script -> resume(script), "rsiHigh", "61.87");
        finds(script -> resume(script), "rsiHigh", "61.86");
    }

    /** The candle before went to 8. */
    @Test
    void shouldNotFindACloseNoHigherThanTheHighBefore() {
        misses(script -> script.candle(6, 9, 5, 8));
        finds(script -> script.candle(6, 9.1, 5, 8.1));
    }

    /** The candle before that went to 10. */
    @Test
    void shouldAskForTheHighsOfSoManyCandles() {
        misses(script -> resume(script), "resumeBars", "2");
        finds(script -> script.candle(6, 11, 5, 10.1), "resumeBars", "2");
        assertFalse(resume(pullBack(CandleScript.mirrored(EmaRsiScalp::configured, "resumeBars", "2"), 90))
                .isFound());
    }

    @Test
    void shouldNotFindItWhereVolatilityIsLow() {
        misses(script -> resume(script), "volatilityLeast", "0.750");
        finds(script -> resume(script), "volatilityLeast", "0.749");
    }

    @Test
    void shouldNotFindItWhereVolatilityIsHigh() {
        misses(script -> resume(script), "volatilityMost", "0.749");
        finds(script -> resume(script), "volatilityMost", "0.750");
    }

    @Test
    void shouldNotFindItAcrossAGap() {
        misses(script -> resume(script.gap()));
    }

    /** The trend goes on at the next close. */
    @Test
    void shouldFindAPullBackOnce() {
        CandleScript script = resume(pullBack());
        int found = script.found();
        script.candle(10, 15, 9, 14);
        assertEquals(found, script.found());
    }

    /** The usual range is that of a hundred candles, the last included. */
    @Test
    void shouldNotFindItBeforeItsAveragesAreWarm() {
        assertTrue(
                resume(pullBack(CandleScript.of(EmaRsiScalp::configured), 77)).isFound());
        assertFalse(
                resume(pullBack(CandleScript.of(EmaRsiScalp::configured), 76)).isFound());
    }

    /** RSI over 112 changes is there at candle 113, which resumes, and not before it. */
    @Test
    void shouldNotTakeAnRsiThatIsNotThereForAPullBack() {
        misses(script -> resume(script), "rsiPeriod", "112", "rsiLow", "0", "rsiHigh", "49");
    }

    @Test
    void shouldFindNothingInAMarketThatStandsStill() {
        CandleScript script =
                CandleScript.of(EmaRsiScalp::configured, "separationAtr", "0", "rsiHigh", "50", "volatilityLeast", "0");
        assertEquals(0, script.candles(300, 0, 0, 0, 0).found());
    }

    @Test
    void shouldRefuseKeysTheWrongWayRound() {
        refuses("strategy test: fastPeriod: 21.0 is not below middlePeriod=21.0", "fastPeriod", "21");
        refuses("strategy test: middlePeriod: 50.0 is not below slowPeriod=50.0", "middlePeriod", "50");
        refuses("strategy test: rsiLow: 55.0 is not below rsiHigh=55.0", "rsiLow", "55");
        refuses("strategy test: volatilityLeast: 2.0 is not below volatilityMost=2.0", "volatilityLeast", "2");
    }

    private static void refuses(String message, String... keysAndValues) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> CandleScript.of(EmaRsiScalp::configured, keysAndValues));
        assertEquals(message, error.getMessage());
    }

    private static void misses(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = pullBack(keysAndValues);
        last.accept(script);
        assertFalse(script.isFound());
    }

    private static void finds(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = pullBack(keysAndValues);
        last.accept(script);
        assertTrue(script.isFound());
    }
}
