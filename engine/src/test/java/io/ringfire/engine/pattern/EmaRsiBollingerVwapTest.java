package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Thirty quiet candles, a climb to 14, a fall to 7, which is below VWAP, and a candle back to 12. There the EMAs are 0.6076 average true
 * ranges of 3.4681 apart, the slow one at 8.6290; RSI is 58.57, VWAP 8.6341 and %B 0.7290. Each condition missed by a hair finds nothing.
 */
class EmaRsiBollingerVwapTest {
    private static CandleScript fall(String... keysAndValues) {
        return fall(CandleScript.of(EmaRsiBollingerVwap::configured, keysAndValues));
    }

    private static CandleScript fall(CandleScript script) {
        Drawing.path(Drawing.swing(script, 30, 3), -1, 0.5, Drawing.zigzag(10, 2, -0.5));
        return Drawing.path(script, 14, 0.5, -4, -3);
    }

    /** On 150 ticks where 100 are usual. */
    private static CandleScript rise(CandleScript script) {
        return script.ticks(150).candle(7, 12.5, 6.5, 12);
    }

    @Test
    void shouldFindTheCandleAtWhichAllComesTogether() {
        CandleScript script = rise(fall());
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(8.6290 - 3.4681, script.stopPips(), 0.0002, "an average true range below the slow EMA");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = rise(fall(CandleScript.mirrored(EmaRsiBollingerVwap::configured)));
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(8.6290 - 3.4681, script.stopPips(), 0.0002);
    }

    /** VWAP is at 8.0163, the slow EMA at 8.4453, the average true range 4.3164. */
    @Test
    void shouldStopBelowVwapWhereThatIsLower() {
        CandleScript script = Drawing.swing(CandleScript.of(EmaRsiBollingerVwap::configured), 30, 3);
        Drawing.path(script, -1, 0.5, Drawing.zigzag(8, 3, -1));
        Drawing.path(script, 15, 0.5, -5, -4);
        Drawing.path(script.ticks(150), 6, 0.5, 6);
        assertTrue(script.isFound());
        assertEquals(8.0163 - 4.3164, script.stopPips(), 0.0002);
    }

    /**
     * 0.45 + 0.15 x (0.6076 - 0.5) + 0.10 x (1 - 1.0656/7.5) + 0.10 x (1 - 3.3659/6.9362) + 0.10 x (0.9 - 0.7290)/0.4 + 0.10 x
     * (150/102.5 - 1).
     */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        assertEquals(692, rise(fall()).setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFindItWithoutATrend() {
        misses(script -> rise(script), "separationAtr", "0.608");
        finds(script -> rise(script), "separationAtr", "0.607");
    }

    @Test
    void shouldNotFindItWithoutMomentum() {
        misses(script -> rise(script), "rsiLow", "58.57");
        finds(script -> rise(script), "rsiLow", "58.56");
    }

    @Test
    void shouldNotFindItWhereMomentumIsExhausted() {
        misses(script -> rise(script), "rsiHigh", "58.56");
        finds(script -> rise(script), "rsiHigh", "58.57");
    }

    /** With a close at 8.4 VWAP is at 8.459, with one at 8.5 at 8.463. */
    @Test
    void shouldNotFindItOnTheWrongSideOfVwap() {
        misses(script -> script.candle(7, 8.9, 6.5, 8.4), "placeLow", "0.3", "rsiLow", "40");
        finds(script -> script.candle(7, 9, 6.5, 8.5), "placeLow", "0.3", "rsiLow", "40");
    }

    @Test
    void shouldNotFindItLowInTheBands() {
        misses(script -> rise(script), "placeLow", "0.730");
        finds(script -> rise(script), "placeLow", "0.729");
    }

    @Test
    void shouldNotFindItHighInTheBands() {
        misses(script -> rise(script), "placeHigh", "0.729");
        finds(script -> rise(script), "placeHigh", "0.730");
    }

    @Test
    void shouldNotFindItAcrossAGap() {
        misses(script -> rise(script.gap()));
        misses(script -> rise(script.gap()).candle(12, 13, 11.5, 12.5));
    }

    /** All holds at the next close, too. */
    @Test
    void shouldFindWhatComesTogetherOnce() {
        CandleScript script = rise(fall());
        int found = script.found();
        script.candle(12, 13, 11.5, 12.5);
        assertEquals(found, script.found());
    }

    /** Of 53 candles. At the first one with all averages, it is not known whether all came together just there. */
    @Test
    void shouldNotFindItBeforeItsAveragesAreWarm() {
        assertTrue(rise(fall("slowPeriod", "52")).isFound());
        assertFalse(rise(fall("slowPeriod", "53")).isFound());
    }

    @Test
    void shouldFindNothingInAMarketThatStandsStill() {
        CandleScript script = CandleScript.of(EmaRsiBollingerVwap::configured, "separationAtr", "0");
        assertEquals(0, script.candles(200, 0, 0, 0, 0).found());
    }

    @Test
    void shouldRefuseKeysTheWrongWayRound() {
        refuses("strategy test: fastPeriod: 21.0 is not below slowPeriod=21.0", "fastPeriod", "21");
        refuses("strategy test: rsiLow: 65.0 is not below rsiHigh=65.0", "rsiLow", "65");
        refuses("strategy test: placeLow: 0.9 is not below placeHigh=0.9", "placeLow", "0.9");
    }

    private static void refuses(String message, String... keysAndValues) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> CandleScript.of(EmaRsiBollingerVwap::configured, keysAndValues));
        assertEquals(message, error.getMessage());
    }

    private static void misses(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = fall(keysAndValues);
        last.accept(script);
        assertFalse(script.isFound());
    }

    private static void finds(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = fall(keysAndValues);
        last.accept(script);
        assertTrue(script.isFound());
    }
}
