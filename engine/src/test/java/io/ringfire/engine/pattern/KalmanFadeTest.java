package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Closes at 1 and -1 pip in turn, so a level near 0 and a deviation of 1.0506; then a close at 3, of which the level, -0.0499 before it,
 * makes 2.903 deviations. The level goes to 0.2402; the average true range is 4.1429, and 1.0306 times the usual one. Each condition
 * missed by a hair finds nothing.
 */
class KalmanFadeTest {
    private static CandleScript quiet(String... keysAndValues) {
        return Drawing.swing(CandleScript.of(KalmanFade::configured, keysAndValues), 110, 2);
    }

    private static CandleScript push(CandleScript script) {
        return script.candle(-1, 4, -2, 3);
    }

    @Test
    void shouldFadeACloseFarFromTheLevel() {
        CandleScript script = push(quiet());
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("SELL", script.side());
        assertEquals(4 + 4.1429, script.stopPips(), 0.0001, "an average true range above the high");
        assertEquals(0.2402, script.targetPips(), 0.0001, "the level");
    }

    @Test
    void shouldFadeTheMirror() {
        CandleScript script = push(Drawing.swing(CandleScript.mirrored(KalmanFade::configured), 110, 2));
        assertTrue(script.isFound());
        assertEquals("SELL", script.side());
        assertEquals(4 + 4.1429, script.stopPips(), 0.0001);
        assertEquals(0.2402, script.targetPips(), 0.0001);
    }

    /** 0.50 + 0.20 x (2.903/2 - 1) + 0.15 x (2 - 1.0306) + 0.10 x 2 x 1/6. */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        assertEquals(769, push(quiet()).setup().orElseThrow().confidencePermille());
    }

    /** Volatility is 0.8106 times the usual: 0.50 + 0.20 x (2.903/2 - 1) + 0.15 x (2 - 1/0.8106) + 0.10 x 2 x 1/6. */
    @Test
    void shouldBeLessSureWhereVolatilityIsLow() {
        CandleScript script = Drawing.swing(CandleScript.of(KalmanFade::configured), 90, 3);
        assertEquals(
                739, push(Drawing.swing(script, 20, 2)).setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFadeAnUsualClose() {
        misses(script -> push(script), "zScore", "2.904");
        finds(script -> push(script), "zScore", "2.903");
    }

    @Test
    void shouldNotFadeWhereVolatilityIsHigh() {
        misses(script -> push(script), "volatilityMost", "1.030");
        finds(script -> push(script), "volatilityMost", "1.031");
    }

    @Test
    void shouldNotFadeWhereVolatilityIsLow() {
        misses(script -> push(script), "volatilityLeast", "1.031");
        finds(script -> push(script), "volatilityLeast", "1.030");
    }

    /** 3 less 0.2402 is 0.6662 average true ranges. */
    @Test
    void shouldNotFadeNearTheLevel() {
        misses(script -> push(script), "targetAtr", "0.667");
        finds(script -> push(script), "targetAtr", "0.666");
    }

    @Test
    void shouldNotFadeAcrossAGap() {
        misses(script -> push(script.gap()));
    }

    /** The next close is further away still: the same excursion. One below the level ends it. */
    @Test
    void shouldFadeAnExcursionOnce() {
        CandleScript script = push(quiet()).candle(3, 6, 2, 5);
        assertEquals(1, script.found());
        push(script.candle(5, 5, -2, -1));
        assertEquals(2, script.found());
    }

    /** The close at 8 would be far enough from the level, but the excursion began before it. */
    @Test
    void shouldNotFadeLateInAnExcursion() {
        misses(script -> push(script).candle(3, 9, 2, 8), "targetAtr", "0.667");
        finds(script -> script.candle(-1, 9, -2, 8), "targetAtr", "0.667", "volatilityMost", "2");
    }

    /** The first close has no innovation; a hundred have, behind it. */
    @Test
    void shouldNotFadeBeforeItsDeviationIsWarm() {
        assertTrue(push(Drawing.swing(CandleScript.of(KalmanFade::configured), 101, 2))
                .isFound());
        assertFalse(push(Drawing.swing(CandleScript.of(KalmanFade::configured), 100, 2))
                .isFound());
    }

    @Test
    void shouldNotFadeAnExcursionThatBeganBeforeItsDeviationWasWarm() {
        CandleScript script = push(Drawing.swing(CandleScript.of(KalmanFade::configured), 100, 2));
        assertEquals(0, script.candle(3, 6, 2, 5).found());
    }

    @Test
    void shouldFindNothingInAMarketThatStandsStill() {
        CandleScript script = CandleScript.of(KalmanFade::configured, "volatilityLeast", "0", "zScore", "0.1");
        assertEquals(0, script.candles(300, 0, 0, 0, 0).found());
    }

    /** There is no deviation to measure the first move by. */
    @Test
    void shouldNotFadeTheFirstMoveOfClosesThatStoodStill() {
        CandleScript script = CandleScript.of(KalmanFade::configured).candles(300, 0, 2, -2, 0);
        assertEquals(0, script.candle(0, 4, -2, 3).found());
    }

    @Test
    void shouldRefuseBoundsTheWrongWayRound() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> CandleScript.of(KalmanFade::configured, "volatilityLeast", "1.5"));
        assertEquals("strategy test: volatilityLeast: 1.5 is not below volatilityMost=1.5", error.getMessage());
    }

    private static void misses(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = quiet(keysAndValues);
        last.accept(script);
        assertEquals(0, script.found());
    }

    private static void finds(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = quiet(keysAndValues);
        last.accept(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
    }
}
