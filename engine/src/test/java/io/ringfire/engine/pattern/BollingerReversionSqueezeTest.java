package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A wave of closes, 4 pips up and down, in which bands lie within the channel. Then, of the reversion, a rise to 5 and a candle to 12 that
 * is thrown back to 6: the upper band is at 6.174, the middle at 0.65, the average true range 4.4235, RSI 60.33 and ADX 11.98. Of the
 * squeeze, a candle that closes at 10: the middle band is at 0.5, the average true range 4.4286. Each condition missed by a hair finds
 * nothing.
 */
class BollingerReversionSqueezeTest {
    private static CandleScript wave(String... keysAndValues) {
        return Drawing.wave(CandleScript.of(BollingerReversionSqueeze::configured, keysAndValues), 0, 42);
    }

    private static CandleScript throwBack(CandleScript script) {
        return script.candle(2, 6, 1, 5).candle(5, 12, 3, 6);
    }

    /** On 150 ticks where 100 are usual. */
    private static CandleScript release(CandleScript script) {
        return script.ticks(150).candle(2, 11, 1, 10);
    }

    @Test
    void shouldFadeACandleThatIsThrownBackFromABand() {
        CandleScript script = throwBack(wave());
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("SELL", script.side());
        assertEquals(14.212, script.stopPips(), 0.001, "half an average true range above the high");
        assertEquals(0.65, script.targetPips(), 1e-9, "the middle band");
        assertEquals(1, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFadeTheMirror() {
        CandleScript script =
                throwBack(Drawing.wave(CandleScript.mirrored(BollingerReversionSqueeze::configured), 0, 42));
        assertTrue(script.isFound());
        assertEquals("SELL", script.side());
        assertEquals(14.212, script.stopPips(), 0.001);
        assertEquals(0.65, script.targetPips(), 1e-9);
    }

    /** 0.50 + 0.15 x 0.327/40 + 0.10 (5.83 pips beyond the band) + 0.10 x (6/9 - 0.4)/0.6 + 0.10 x (1 - 11.979/30). */
    @Test
    void shouldBeAsSureOfAReversionAsItsTermsSay() {
        assertEquals(706, throwBack(wave()).setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFadeWhatDidNotReachTheBand() {
        misses(script -> script.candle(2, 6, 1, 5).candle(5, 6.17, 3, 6), "wickShare", "0");
        finds(script -> script.candle(2, 6, 1, 5).candle(5, 6.18, 3, 6), "wickShare", "0");
    }

    /** 12 less 6.1736 is 1.3172 average true ranges. */
    @Test
    void shouldNotFadeASmallExcursion() {
        misses(script -> throwBack(script), "excursionAtr", "1.318");
        finds(script -> throwBack(script), "excursionAtr", "1.317");
    }

    /** With a close at 6.2 the band is at 6.223, with one at 6.3 at 6.248. */
    @Test
    void shouldNotFadeACloseBeyondTheBand() {
        misses(script -> script.candle(2, 6, 1, 5).candle(5, 12, 3, 6.3));
        finds(script -> script.candle(2, 6, 1, 5).candle(5, 12, 3, 6.2));
    }

    @Test
    void shouldNotFadeAShortWick() {
        misses(script -> throwBack(script), "wickShare", "0.67");
        finds(script -> throwBack(script), "wickShare", "0.66");
    }

    @Test
    void shouldNotFadeWithoutAnExtremeOfRsi() {
        misses(script -> throwBack(script), "rsiExtreme", "60.33");
        finds(script -> throwBack(script), "rsiExtreme", "60.32");
    }

    @Test
    void shouldNotFadeInATrend() {
        misses(script -> throwBack(script), "adxMost", "11.97");
        finds(script -> throwBack(script), "adxMost", "11.98");
    }

    /** 6 less 0.65 is 1.2095 average true ranges. */
    @Test
    void shouldNotFadeNearTheMiddle() {
        misses(script -> throwBack(script), "targetAtr", "1.21");
        finds(script -> throwBack(script), "targetAtr", "1.209");
    }

    @Test
    void shouldNotFadeAcrossAGap() {
        misses(script -> throwBack(script.gap()));
    }

    /** The next candle is thrown back alike and is the same excursion; one candle within the bands, and there is another. */
    @Test
    void shouldFadeAnExcursionOnce() {
        CandleScript script = throwBack(wave("rsiExtreme", "55"));
        script.candle(6, 12, 3, 6);
        assertEquals(1, script.found());
        script.candle(6, 6.5, 4, 5).candle(5, 12, 3, 6);
        assertEquals(2, script.found());
    }

    /** ADX needs 28 candles. */
    @Test
    void shouldNotFadeBeforeItsAveragesAreWarm() {
        assertTrue(throwBack(Drawing.wave(CandleScript.of(BollingerReversionSqueeze::configured), 16, 42))
                .isFound());
        assertFalse(throwBack(Drawing.wave(CandleScript.of(BollingerReversionSqueeze::configured), 17, 42))
                .isFound());
    }

    @Test
    void shouldFollowTheReleaseOfASqueeze() {
        CandleScript script = release(wave());
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(0.5, script.stopPips(), 1e-9, "the middle band");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(21, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFollowTheMirror() {
        CandleScript script =
                release(Drawing.wave(CandleScript.mirrored(BollingerReversionSqueeze::configured), 0, 42));
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(0.5, script.stopPips(), 1e-9);
    }

    /** 9.5 pips are 2.1452 average true ranges: 0.50 + 0.15 x (2.1452/1.5 - 1) + 0.10 x (15/10 - 1) + 0.10 x (150/120 - 1). */
    @Test
    void shouldBeAsSureOfAReleaseAsItsTermsSay() {
        CandleScript script = release(wave("releaseAtr", "1.5", "squeezeBars", "10"));
        assertEquals(640, script.setup().orElseThrow().confidencePermille());
    }

    /** With a close at 8 the bands, 6.14 and -5.34, are within the channel still. */
    @Test
    void shouldNotFollowWhatIsNotReleased() {
        misses(script -> script.ticks(150).candle(2, 9, 1, 8));
    }

    /** Fifteen candles, the 28th to the 42nd. */
    @Test
    void shouldNotFollowTheReleaseOfAShortSqueeze() {
        misses(script -> release(script), "squeezeBars", "16");
        finds(script -> release(script), "squeezeBars", "15");
    }

    @Test
    void shouldNotFollowACandleAgainstTheRelease() {
        misses(script -> script.ticks(150).candle(10, 11, 1, 10));
        finds(script -> script.ticks(150).candle(9.9, 11, 1, 10));
    }

    @Test
    void shouldNotFollowAReleaseNearTheMiddle() {
        misses(script -> release(script), "releaseAtr", "2.146");
        finds(script -> release(script), "releaseAtr", "2.145");
    }

    @Test
    void shouldNotFollowAReleaseOnFewTicks() {
        misses(script -> release(script), "volumeTimes", "1.51");
        finds(script -> release(script), "volumeTimes", "1.5");
    }

    @Test
    void shouldNotFollowAcrossAGap() {
        misses(script -> release(script.gap()));
    }

    @Test
    void shouldFollowAReleaseOnce() {
        CandleScript script = release(wave("squeezeBars", "1", "volumeTimes", "0"));
        script.candle(10, 19, 9, 18);
        assertEquals(1, script.found());
    }

    @Test
    void shouldFindTheBranchesThatAreOn() {
        misses(script -> throwBack(script), "branches", "squeeze");
        finds(script -> throwBack(script), "branches", "reversion");
        misses(script -> release(script), "branches", "reversion");
        finds(script -> release(script), "branches", "squeeze");
    }

    /** In a channel of 1.3 average true ranges, the candle that is thrown back releases the squeeze as well, upward. */
    @Test
    void shouldFindNothingWhereTheBranchesContradictEachOther() {
        misses(script -> throwBack(script.ticks(150)), "channelAtr", "1.3");
        finds(script -> throwBack(script.ticks(150)), "channelAtr", "1.3", "branches", "reversion");
        finds(script -> release1(script), "channelAtr", "1.3", "branches", "squeeze");
    }

    private static void release1(CandleScript script) {
        script.candle(2, 6, 1, 5).ticks(150).candle(5, 12, 3, 6);
    }

    @Test
    void shouldFindNothingInAMarketThatStandsStill() {
        CandleScript script = CandleScript.of(
                BollingerReversionSqueeze::configured, "squeezeBars", "1", "volumeTimes", "0", "rsiExtreme", "50");
        assertEquals(0, script.candles(200, 0, 0, 0, 0).found());
    }

    private static void misses(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = wave(keysAndValues);
        last.accept(script);
        assertEquals(0, script.found());
    }

    private static void finds(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = wave(keysAndValues);
        last.accept(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
    }
}
