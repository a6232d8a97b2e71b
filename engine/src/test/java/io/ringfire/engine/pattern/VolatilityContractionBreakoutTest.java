package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Forty candles that close at 1 and -1 pip in turn, so Bollinger bands at 2 and -2; ranges of 10 pips, of the last ten 8, then 6, so the
 * channel at 13.07 and -13.16. Then a candle that leaves it. Each condition missed by a hair finds nothing.
 */
class VolatilityContractionBreakoutTest {
    private static CandleScript quiet(String... keysAndValues) {
        return quiet(CandleScript.of(VolatilityContractionBreakout::configured, keysAndValues), 30);
    }

    private static CandleScript quiet(CandleScript script, int wide) {
        Drawing.swing(script, wide, 5);
        // five of 8 pips and five of 6; as the swing ends at -1, these begin with a close at 1
        script.candle(-1, 4, -4, 1).candle(1, 4, -4, -1).candle(-1, 4, -4, 1).candle(1, 4, -4, -1);
        script.candle(-1, 4, -4, 1);
        script.candle(1, 3, -3, -1).candle(-1, 3, -3, 1).candle(1, 3, -3, -1).candle(-1, 3, -3, 1);
        return script.candle(1, 3, -3, -1);
    }

    /** Closes at 15 on 150 ticks where 100 are usual. */
    private static CandleScript leave(CandleScript script) {
        return script.ticks(150).candle(-1, 16, -2, 15);
    }

    @Test
    void shouldFindTheCandleThatLeavesASqueeze() {
        CandleScript script = leave(quiet());
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(0, script.stopPips(), 1e-9, "the middle band before it");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(11, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = leave(quiet(CandleScript.mirrored(VolatilityContractionBreakout::configured), 30));
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(0, script.stopPips(), 1e-9);
    }

    /**
     * The channel at 0.4 average ranges is 6.996 high, and 21 candles were squeezed: 0.50 + 0.15 x 2 x (1 - 4/6.996) + 0.10 x (21/15 - 1)
     * + 0.10 x (1 - 6/8) + 0.10 x (150/120 - 1).
     */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        CandleScript script = leave(quiet("channelAtr", "0.4", "squeezeBars", "15"));
        assertEquals(718, script.setup().orElseThrow().confidencePermille());
    }

    /** At 0.2336 average ranges the channel's upper band, which follows the closes, meets the Bollinger band at candle 40. */
    @Test
    void shouldNotFindItWhereTheBandsReachOutOfTheChannel() {
        misses(script -> leave(script), "channelAtr", "0.233");
        finds(script -> leave(script), "channelAtr", "0.234");
    }

    /** Bands and channel are there from candle 20 on. */
    @Test
    void shouldNotFindItBehindAShortSqueeze() {
        misses(script -> leave(script), "squeezeBars", "22");
        finds(script -> leave(script), "squeezeBars", "21");
    }

    @Test
    void shouldNotFindItWhereRangesHardlyShrink() {
        misses(script -> leave(script), "contraction", "0.74");
        finds(script -> leave(script), "contraction", "0.75");
    }

    /** 6/8 and 8/10. */
    @Test
    void shouldAskEachLegToShrink() {
        misses(script -> leave(script), "contraction", "0.79", "legs", "3");
        finds(script -> leave(script), "contraction", "0.8", "legs", "3");
    }

    @Test
    void shouldNotTakeRangesThatGrowForAContraction() {
        CandleScript script = Drawing.swing(CandleScript.of(VolatilityContractionBreakout::configured), 30, 3);
        Drawing.swing(script, 6, 3);
        Drawing.swing(script, 4, 4);
        assertEquals(0, leave(script).found());
    }

    @Test
    void shouldNotFindACloseWithinTheChannel() {
        misses(script -> script.ticks(150).candle(-1, 16, -2, 13));
        finds(script -> script.ticks(150).candle(-1, 16, -2, 13.1));
    }

    /** 15 less 13.074. */
    @Test
    void shouldNotFindACloseThatHardlyLeavesTheChannel() {
        misses(script -> leave(script), "breakPips", "1.93");
        finds(script -> leave(script), "breakPips", "1.92");
    }

    @Test
    void shouldNotFindACandleOnFewTicks() {
        misses(script -> leave(script), "volumeTimes", "1.51");
        finds(script -> leave(script), "volumeTimes", "1.5");
    }

    @Test
    void shouldNotFindItAcrossAGap() {
        misses(script -> leave(script.gap()));
    }

    /** Bands stay within the channel behind the candle that leaves it, and the next one leaves it further. */
    @Test
    void shouldGiveOneSignalASqueeze() {
        CandleScript script = quiet("squeezeBars", "1", "contraction", "1", "legBars", "1");
        script.ticks(150).candle(10, 15.5, 10, 15).ticks(500).candle(15, 30, 15, 30);
        assertEquals(1, script.found());
    }

    /** Left on few ticks, it is not left again by the next candle. */
    @Test
    void shouldNotFindASqueezeThatWasLeftAlready() {
        CandleScript script = quiet("squeezeBars", "1", "contraction", "1", "legBars", "1");
        script.ticks(100).candle(10, 15.5, 10, 15).ticks(500).candle(15, 30, 15, 30);
        assertEquals(0, script.found());
    }

    /** Candles 20 to 24 are the five. */
    @Test
    void shouldNotFindItBeforeItsAveragesAreWarm() {
        assertFalse(leave(quiet(CandleScript.of(VolatilityContractionBreakout::configured), 13))
                .isFound());
        assertTrue(leave(quiet(CandleScript.of(VolatilityContractionBreakout::configured), 14))
                .isFound());
    }

    @Test
    void shouldFindNothingInAMarketThatStandsStill() {
        CandleScript script = CandleScript.of(
                VolatilityContractionBreakout::configured, "squeezeBars", "1", "contraction", "1", "volumeTimes", "0");
        assertEquals(0, script.candles(200, 0, 0, 0, 0).found());
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
