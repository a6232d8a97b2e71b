package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Candles of ten pips, the average true range of which is ten exactly; a swing high at 8; a down candle from 4 to -6, the block; two up
 * candles that close at 14; one back that does not touch; one that touches and closes away.
 */
class OrderBlockBounceTest {
    private static CandleScript swing(CandleScript script) {
        return script.candles(20, 0, 5, -5, 0).candle(0, 8, -2, 0).candles(3, 0, 5, -5, 0);
    }

    private static CandleScript block(CandleScript script) {
        return swing(script).candle(2, 4, -6, -3);
    }

    private static CandleScript move(CandleScript script) {
        return block(script).candle(-3, 6, -4, 5).candle(5, 15, 5, 14);
    }

    private static CandleScript back(CandleScript script) {
        return move(script).candle(14, 16, 6, 8);
    }

    /** Range 9, body 4 pips. */
    private static CandleScript bounce(CandleScript script) {
        return script.candle(5, 11, 2, 9);
    }

    private static void plain(CandleScript script) {
        bounce(back(script));
    }

    @Test
    void shouldFindACloseAwayFromABlock() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals(1, script.found());
        assertEquals("BUY", script.side());
        assertEquals(-8, script.stopPips(), "the zone's bottom less a fifth of the average range");
        assertEquals(1.5, script.setup().orElseThrow().rewardToRisk());
        assertEquals(5, script.setup().orElseThrow().candles(), "from the block on");
    }

    @Test
    void shouldFindTheMirror() {
        CandleScript script = CandleScript.mirrored(OrderBlockBounce::configured);
        plain(script);
        assertTrue(script.isFound());
        assertEquals("BUY", script.side());
        assertEquals(-8, script.stopPips());
    }

    /** 0.50 + 0.15 x (10/8 - 1) / 2 + 0.10 x 1 + 0.10 x (1 - 4/72) + 0.10 x (150/100 - 1). */
    @Test
    void shouldBeAsSureAsItsTermsSay() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured, "impulseAtr", "0.8");
        bounce(back(script).ticks(150));
        assertEquals(763, script.setup().orElseThrow().confidencePermille());
    }

    /** The first touch took a tenth, the second half of it; and it is two candles later. */
    @Test
    void shouldBeLessSureOfTheSecondTouch() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured);
        bounce(bounce(back(script)).candle(9, 15, 5, 8));
        assertEquals(2, script.found());
        assertEquals(642, script.setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotMakeABlockOfAShortMove() {
        finds(OrderBlockBounceTest::plain, "impulseAtr", "1");
        misses(OrderBlockBounceTest::plain, "impulseAtr", "1.01");
        finds(OrderBlockBounceTest::plain, "impulsePips", "10");
        misses(OrderBlockBounceTest::plain, "impulsePips", "10.1");
    }

    @Test
    void shouldNotMakeABlockOfASlowMove() {
        finds(OrderBlockBounceTest::plain, "impulseBars", "2");
        misses(OrderBlockBounceTest::plain, "impulseBars", "1");
    }

    @Test
    void shouldNotMakeABlockWhereNoStructureBreaks() {
        misses(script -> closingAt(8, script), "impulseAtr", "0.1");
        finds(script -> closingAt(8.1, script), "impulseAtr", "0.1");
        misses(script -> bounce(script.candles(24, 0, 5, -5, 0)
                .candle(2, 4, -6, -3)
                .candle(-3, 6, -4, 5)
                .candle(5, 15, 5, 14)
                .candle(14, 16, 6, 8)));
    }

    private static void closingAt(double close, CandleScript script) {
        bounce(block(script).candle(-3, 6, -4, 5).candle(5, 15, 5, close).candle(14, 16, 6, 8));
    }

    @Test
    void shouldNotMakeABlockThatClosedBeyondTheSwing() {
        finds(script -> blockClosingAt(8, script));
        misses(script -> blockClosingAt(8.1, script));
    }

    private static void blockClosingAt(double close, CandleScript script) {
        swing(script)
                .candle(12, 13, 3, close)
                .candle(8, 17, 7, 16)
                .candle(16, 26, 16, 25)
                .candle(25, 26, 14, 15)
                .candle(15, 21, 11, 19);
    }

    @Test
    void shouldBreakASwingThatIsNotBehindTheBlock() {
        misses(script -> bounce(script.candles(24, 0, 5, -5, 0)
                .candle(2, 4, -6, -3)
                .candle(-3, 6, -4, 5)
                .candles(2, 0, 5, -5, 0)
                .candle(5, 15, 5, 14)
                .candle(14, 16, 6, 8)));
        finds(script -> script.candles(24, 0, 5, -5, 0)
                .candle(1, 9, -1, -1) // block and swing high in one
                .candle(-1, 6, -4, 5)
                .candle(5, 8, -2, 6)
                .candle(6, 21, 6, 20)
                .candle(20, 21, 11, 12)
                .candle(11, 16, 8, 14));
    }

    /** By the move to 14, though the next candle closes at 22: 0.50 + 0.10 x 1 + 0.10 x (1 - 5/72). */
    @Test
    void shouldMakeOneBlockOfACandle() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured);
        bounce(move(script).candle(14, 24, 14, 22).candle(22, 24, 6, 8));
        assertEquals(693, script.setup().orElseThrow().confidencePermille());
    }

    @Test
    void shouldNotMakeABlockThatIsNotLeft() {
        misses(script -> moveTo(13, script), "impulseBars", "1", "impulseAtr", "0", "impulsePips", "0");
        finds(script -> moveTo(13.1, script), "impulseBars", "1", "impulseAtr", "0", "impulsePips", "0");
    }

    private static void moveTo(double close, CandleScript script) {
        swing(script)
                .candle(12, 13, 3, 8)
                .candle(8, 17, 7, close)
                .candle(16, 17, 14, 15)
                .candle(15, 21, 11, 19);
    }

    @Test
    void shouldNotMakeABlockAcrossAGap() {
        misses(script -> bounce(
                block(script).gap().candle(-3, 6, -4, 5).candle(5, 15, 5, 14).candle(14, 16, 6, 8)));
        finds(script -> bounce(swing(script)
                .gap()
                .candle(2, 4, -6, -3)
                .candle(-3, 6, -4, 5)
                .candle(5, 15, 5, 14)
                .candle(14, 16, 6, 8)));
    }

    @Test
    void shouldNotFindWhatDoesNotTouch() {
        finds(script -> back(script).candle(5, 11, 4, 9));
        misses(script -> back(script).candle(5, 11, 4.1, 9));
    }

    @Test
    void shouldNotFindACloseWithinTheZone() {
        misses(script -> back(script).candle(1, 5, 0, 4));
        finds(script -> back(script).candle(1, 5, 0, 4.1));
    }

    @Test
    void shouldNotFindALeanBounce() {
        finds(OrderBlockBounceTest::plain, "bodyShare", "0.44");
        misses(OrderBlockBounceTest::plain, "bodyShare", "0.45");
    }

    @Test
    void shouldNotFindADownCandle() {
        misses(script -> back(script).candle(9, 11, 2, 5));
        misses(script -> back(script).candle(5, 11, 2, 5), "bodyShare", "0");
    }

    @Test
    void shouldGiveATouchSoManyCandles() {
        finds(script -> bounce(back(script).candle(8, 9, 3, 4).candle(4, 5, 0, 3)));
        misses(script -> bounce(back(script).candle(8, 9, 3, 4).candles(2, 4, 5, 0, 3)));
    }

    @Test
    void shouldNotFindATouchWithAGapInIt() {
        misses(script -> bounce(back(script).candle(8, 9, 3, 4).gap()));
        finds(script -> bounce(back(script).gap()));
        finds(script -> bounce(bounce(back(script).candle(8, 9, 3, 4).gap())));
    }

    @Test
    void shouldForgetABlockThatWasClosedThrough() {
        finds(script -> bounce(back(script).candle(8, 9, -7, -6)));
        misses(script -> bounce(back(script).candle(8, 9, -7, -6.1)));
    }

    @Test
    void shouldPutTheStopBelowATouchThatWentBelowTheZone() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured, "stopAtr", "0", "stopPips", "1");
        bounce(back(script).candle(8, 9, 3, 4).candle(4, 5, -7, -6));
        assertEquals(-8, script.stopPips());
    }

    @Test
    void shouldForgetABlockByItsTouches() {
        finds(script -> bounce(back(script).candle(9, 11, 2, 5)));
        misses(script -> bounce(back(script).candle(9, 11, 2, 5)), "maxTouches", "1");
        misses(script -> bounce(back(script).candle(9, 11, 2, 5).candle(9, 11, 2, 5)));
    }

    @Test
    void shouldForgetABlockByAge() {
        finds(OrderBlockBounceTest::plain, "blockBars", "4");
        misses(OrderBlockBounceTest::plain, "blockBars", "3");
    }

    /** A second block, from 16 to 6, of the candle that came back; then the first one is touched. */
    @Test
    void shouldWatchTheNewestBlocksOnly() {
        Consumer<CandleScript> chart =
                script -> bounce(back(script).candle(8, 18, 8, 17).candle(17, 28, 18, 27));
        finds(chart, "blocks", "2");
        misses(chart, "blocks", "1");
    }

    @Test
    void shouldTakeTheNewestOfTheBlocksLeft() {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured, "stopAtr", "0", "stopPips", "1");
        back(script).candle(8, 18, 8, 17).candle(17, 28, 18, 27).candle(10, 20, 4, 18);
        assertEquals(1, script.found());
        assertEquals(3, script.stopPips(), "one below the low, which is below the zone from 6");
        assertEquals(4, script.setup().orElseThrow().candles());
    }

    private static void misses(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(0, found(chart, keysAndValues));
    }

    private static void finds(Consumer<CandleScript> chart, String... keysAndValues) {
        assertEquals(1, found(chart, keysAndValues));
    }

    private static int found(Consumer<CandleScript> chart, String... keysAndValues) {
        CandleScript script = CandleScript.of(OrderBlockBounce::configured, keysAndValues);
        chart.accept(script);
        return script.found();
    }
}
