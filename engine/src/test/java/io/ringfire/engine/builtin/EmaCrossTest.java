package io.ringfire.engine.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.FakeDesk;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.strategy.Strategy;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the published results, rule by rule; bars of two ticks, so that a test can say open and close. */
class EmaCrossTest {
    private final Instrument eurusd = Instruments.eurusd(0);
    private final FakeDesk desk = new FakeDesk(eurusd);
    private BarBuilder bars;

    private void start(String fast, String slow, String flatBy) {
        Map<String, String> values = values(fast, slow, flatBy);
        values.put("quantity", "1");
        start(values);
    }

    private static Map<String, String> values(String fast, String slow, String flatBy) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("bars", "2-tick-bid");
        values.put("fast", fast);
        values.put("slow", slow);
        values.put("flatBy", flatBy);
        return values;
    }

    private void start(Map<String, String> values) {
        Strategy strategy = BuiltInStrategies.create(EmaCross.NAME, new StrategyParameters("a", values));
        strategy.onStart(desk);
        bars = BarBuilder.of(
                0, BarSpec.parse("2-tick-bid"), new BarRules(true, 0, DayStart.NEW_YORK_CLOSE), strategy::onBar);
    }

    /** A bar that opens and closes so. */
    private EmaCrossTest bar(long open, long close) {
        bars.onQuote(1, open, open + 1, 0);
        bars.onQuote(2, close, close + 1, 0);
        return this;
    }

    @Test
    void shouldSubscribeToItsBarsOfEveryInstrument() {
        start("1", "2", "own");
        assertEquals(List.of("EURUSD 2-tick-bid"), desk.subscriptions);
    }

    @Test
    void shouldTradeNothingBeforeAsManyBarsAsTheSlowAverageSpans() {
        start("1", "3", "own");
        bar(100, 101).bar(100, 102);
        assertEquals(List.of(), desk.wishes);
        bar(100, 103);
        assertEquals(List.of("BUY 1000000"), desk.wishes);
    }

    @Test
    void shouldBuyWhenFlatAndFastIsAtOrAboveSlow() {
        start("1", "1", "own");
        bar(100, 101);
        assertEquals(List.of("BUY 1000000"), desk.wishes, "equal averages buy");
    }

    @Test
    void shouldSellWhenFlatAndFastIsBelowSlow() {
        start("1", "3", "own");
        bar(110, 109).bar(109, 108).bar(108, 107);
        assertEquals(List.of("SELL 1000000"), desk.wishes);
    }

    @Test
    void shouldTradeNothingOnAFlatBarThoughItsAveragesMove() {
        start("1", "2", "own");
        bar(100, 101).bar(102, 102);
        assertEquals(List.of(), desk.wishes);
        bar(90, 91);
        assertEquals(List.of("SELL 1000000"), desk.wishes);
    }

    @Test
    void shouldCloseAndReverseWhenItHoldsTheOtherSide() {
        start("1", "2", "own");
        desk.own = -1_000_000;
        desk.net = -1_000_000;
        bar(100, 101).bar(101, 105);
        assertEquals(List.of("close", "BUY 1000000"), desk.wishes);
    }

    @Test
    void shouldStayWhenItHoldsTheWantedSide() {
        start("1", "2", "own");
        desk.own = 1_000_000;
        desk.net = 1_000_000;
        bar(100, 101).bar(101, 105);
        assertEquals(List.of(), desk.wishes);
    }

    @Test
    void shouldWaitWhileAWishAwaitsItsOutcome() {
        start("1", "2", "own");
        desk.isPending = true;
        bar(100, 101).bar(101, 105);
        assertEquals(List.of(), desk.wishes);
    }

    @Test
    void shouldJudgeFlatByItsOwnBookOrByTheNetOfAll() {
        start("1", "2", "own");
        desk.net = 1_000_000;
        bar(100, 101).bar(101, 105);
        assertEquals(List.of("BUY 1000000"), desk.wishes, "its own book is flat");

        desk.wishes.clear();
        start("1", "2", "net");
        bar(100, 101).bar(101, 105);
        assertEquals(List.of(), desk.wishes, "all together are long");
        bar(100, 90);
        assertEquals(List.of("close", "SELL 1000000"), desk.wishes, "net long against a fall: closes only its own");
    }

    /** From where the entry executes: the ask of a buy, the bid of a sell. */
    @Test
    void shouldPlaceStopAndTargetWhereItsKeysSay() {
        Map<String, String> values = values("1", "2", "own");
        values.put("quantity", "1");
        values.put("stopPoints", "50");
        values.put("targetPoints", "80");
        start(values);
        bar(100, 101).bar(101, 105).bar(105, 90);
        assertEquals(List.of("BUY 1000000 stop 952 target 1082", "SELL 1000000 stop 1050 target 920"), desk.wishes);
    }

    /** A stop at 0 would be none. */
    @Test
    void shouldNotEnterWhereAStopOrATargetWouldBeNoPrice() {
        Map<String, String> values = values("1", "1", "own");
        values.put("stopPoints", "50");
        start(values);
        desk.bid = 48;
        bar(100, 101);
        assertEquals(List.of(), desk.wishes);
        desk.bid = 49;
        bar(100, 101);
        assertEquals(List.of("BUY sized stop 1 target 0"), desk.wishes);
    }

    @Test
    void shouldLeaveTheVolumeToRiskWithoutAQuantity() {
        start(values("1", "2", "own"));
        desk.own = -1_000_000;
        bar(100, 101).bar(101, 105);
        assertEquals(List.of("close", "BUY sized"), desk.wishes);
    }

    @Test
    void shouldRefuseWrongParameters() {
        Map<String, String> values = values("1", "2", "own");
        values.put("stopPoints", "0");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> start(values))
                .getMessage()
                .contains("stopPoints"));
        assertTrue(complaint("0", "2", "own").contains("fast"));
        assertTrue(complaint("1", "x", "own").contains("slow"));
        assertTrue(complaint("1", "2", "both").contains("flatBy"));
    }

    private String complaint(String fast, String slow, String flatBy) {
        return assertThrows(IllegalArgumentException.class, () -> start(fast, slow, flatBy))
                .getMessage();
    }
}
