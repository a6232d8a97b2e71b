package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A box of nine candles of four pips, then a burst; each condition missed by a hair finds nothing. */
class MomentumBurstTest {
    private static CandleScript box(String... keysAndValues) {
        return CandleScript.of(MomentumBurst::configured, keysAndValues).candles(23, 0, 2, -2, 0);
    }

    /** Range 10 pips, body 7, closes 6 pips above the box, on 150 ticks where 100 are usual. */
    private static CandleScript burst(CandleScript box) {
        return box.ticks(150).candle(1, 9, -1, 8);
    }

    @Test
    void shouldFindAWideFullCandleThatLeavesItsBox() {
        CandleScript script = burst(box());
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(4, script.stopPips(), "the middle of the candle");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(10, script.setup().orElseThrow().candles());
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = CandleScript.mirrored(MomentumBurst::configured).candles(23, 0, 2, -2, 0);
        burst(script);
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(4, script.stopPips());
    }

    /** 0.55 + 0.15 x (10/6 - 1) + 0.10 x (0.7 - 0.6) / 0.4 + 0.10 x (150/120 - 1) + 0.10 x (1 - 4/12). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        assertEquals(767, burst(box()).setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotFindItInABoxThatIsTooHigh() {
        misses(box -> burst(box), "boxAtr", "0.99");
        finds(box -> burst(box), "boxAtr", "1");
    }

    @Test
    void shouldNotFindACandleThatIsNoWider() {
        misses(box -> burst(box), "rangeTimes", "2.51");
        finds(box -> burst(box), "rangeTimes", "2.5");
    }

    @Test
    void shouldNotFindALeanBody() {
        misses(box -> burst(box), "bodyShare", "0.71");
        finds(box -> burst(box), "bodyShare", "0.7");
    }

    @Test
    void shouldNotFindACloseThatHardlyLeavesTheBox() {
        misses(box -> burst(box), "breakPips", "6.1");
        finds(box -> burst(box), "breakPips", "6");
    }

    @Test
    void shouldNotFindACandleOnFewTicks() {
        misses(box -> burst(box), "volumeTimes", "1.51");
        finds(box -> burst(box), "volumeTimes", "1.5");
    }

    @Test
    void shouldNotFindACandleThatOpensBeyondAndFallsBack() {
        misses(box -> box.ticks(150).candle(10, 10, 0, 3));
    }

    @Test
    void shouldNotFindItAcrossAGap() {
        misses(box -> burst(box.gap()));
    }

    @Test
    void shouldNotFindItBeforeItsAverageIsWarm() {
        assertFalse(burst(CandleScript.of(MomentumBurst::configured).candles(13, 0, 2, -2, 0))
                .isFound());
        assertTrue(burst(CandleScript.of(MomentumBurst::configured).candles(14, 0, 2, -2, 0))
                .isFound());
    }

    private static void misses(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = box(keysAndValues);
        last.accept(script);
        assertEquals(0, script.found());
    }

    private static void finds(Consumer<CandleScript> last, String... keysAndValues) {
        CandleScript script = box(keysAndValues);
        last.accept(script);
        assertEquals(1, script.found());
    }
}
