package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.MarketOrderTest.refuses;
import static io.ringfire.engine.venue.VenueDesk.EURJPY;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginTest {
    @Test
    void shouldRefuseAnEntryThatFreeMarginDoesNotCover() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1084.30");
        desk.quote(EURUSD, 108_420, 108_430);

        refuses(RefusalReason.INSUFFICIENT_MARGIN, desk.enter(EURUSD, BUY, "1.01"));
        assertEquals(ExecType.FILL, desk.enter(EURUSD, BUY, "1").settled().type());
        assertEquals(micros("1084.30"), desk.venue.usedMarginMicros(0));
        refuses(RefusalReason.INSUFFICIENT_MARGIN, desk.enter(EURUSD, BUY, "0.01"));
    }

    @Test
    void shouldCountCommissionAgainstFreeMargin() {
        VenueDesk desk =
                new VenueDesk(VenueSettings.none().withCommission(0, micros("0.01"))).hedging(USD, 100, "1084.30");

        refuses(
                RefusalReason.INSUFFICIENT_MARGIN,
                desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1"));
    }

    @Test
    void shouldChargeAHedgedVolumeItsShareOfTheLargerSide() {
        VenueDesk desk = new VenueDesk(
                        VenueSettings.none(),
                        VenueDesk.instrument(0, "USDJPY", 3, "USD", "JPY", 500_000, 0, 0, SwapMode.NONE, 0, 0))
                .hedging(USD, 100, "100000");
        desk.quote(0, 91_700, 91_705);

        assertUsed(desk, "2000", BUY, "2");
        assertUsed(desk, "1500", SELL, "1");
        assertUsed(desk, "1000", SELL, "1");
        assertUsed(desk, "2000", SELL, "1");
        desk.exit(0, SELL, "2", 1).settled();
        assertEquals(micros("3000"), desk.venue.usedMarginMicros(0));
        desk.exit(0, BUY, "0.5", 2).settled();
        assertEquals(micros("2500"), desk.venue.usedMarginMicros(0));
    }

    @Test
    void shouldFreeAFullyHedgedVolumeWhenItsShareIsZero() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1100");
        desk.quote(EURUSD, 108_430, 108_430);

        assertEquals(ExecType.FILL, desk.enter(EURUSD, BUY, "1").settled().type());
        assertEquals(ExecType.FILL, desk.enter(EURUSD, SELL, "1").settled().type());
        assertEquals(0, desk.venue.usedMarginMicros(0));
    }

    @Test
    void shouldStopOutAtTheLevelAndNotBeforeIt() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 1_000, "1084.30");
        desk.quote(EURUSD, 108_430, 108_430).enter(EURUSD, BUY, "10").settled();

        // 50 % of 1,084.30 is 542.15: a loss of 54.2 points of 10 USD
        assertTrue(desk.quote(EURUSD, 108_376, 108_376).said().isEmpty());
        assertTrue(desk.quote(EURUSD, 108_376, 108_900).said().isEmpty());
        Said out = desk.quote(EURUSD, 108_375, 108_375).report();

        assertEquals(ExecReason.STOP_OUT, out.reason());
        assertEquals(108_375, out.price());
        assertEquals(0, out.orderNumber());
        assertEquals("534.30", desk.balance());
    }

    @Test
    void shouldStopOutExactlyAtTheLevel() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1500");
        // margin 1,000; 50 % of it is left at a loss of 1,000
        desk.quote(EURUSD, 100_000, 100_000).enter(EURUSD, BUY, "1").settled();

        assertTrue(desk.quote(EURUSD, 99_001, 99_001).said().isEmpty());
        assertEquals(
                ExecReason.STOP_OUT, desk.quote(EURUSD, 99_000, 99_000).report().reason());
    }

    @Test
    void shouldCloseTheWorstLoserFirstAndStopOnceAboveTheLevel() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "3000");
        desk.quote(EURUSD, 100_000, 100_000).quote(USDJPY, 100_000, 100_000);
        desk.enter(EURUSD, BUY, "0.5").settled();
        desk.enter(USDJPY, BUY, "1").settled();
        desk.enter(EURUSD, BUY, "1").settled();

        // 2,500 used, out at 1,250: a loss of 1,200 and 600 leaves 1,200
        List<Said> reports = desk.quote(EURUSD, 98_800, 98_800).reports();

        assertEquals(1, reports.size());
        assertEquals(3, reports.get(0).positionId());
        assertEquals(micros("-1200"), reports.get(0).profit());
        assertEquals(2, desk.venue.openPositions(0));
    }

    @Test
    void shouldGoOnUntilNothingIsLeftAndLetTheBalanceGoNegative() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "3000");
        desk.quote(EURUSD, 100_000, 100_000).quote(USDJPY, 100_000, 100_000);
        desk.enter(EURUSD, BUY, "0.5").settled();
        desk.enter(USDJPY, BUY, "1").settled();
        desk.enter(EURUSD, BUY, "1").settled();

        List<Said> reports = desk.quote(EURUSD, 90_000, 90_000).reports();

        assertEquals(List.of(3L, 1L, 2L), reports.stream().map(Said::positionId).toList());
        assertEquals("-12000.00", desk.balance());
    }

    @Test
    void shouldStopOutByAQuoteThatOnlyConverts() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "2000");
        desk.quote(EURUSD, 100_000, 100_000).quote(USDJPY, 150_000, 150_000).quote(EURJPY, 150_000, 150_000);
        desk.enter(EURJPY, BUY, "1").settled();
        desk.quote(EURJPY, 148_000, 148_000);
        assertEquals(micros("666.67"), desk.venue.equityMicros(0));

        // 200,000 JPY are 1,333.33 at 150 and 1,503.76 at 133; 50 % of the margin of 1,000 is 500
        Said out = desk.quote(USDJPY, 133_000, 133_000).report();

        assertEquals(ExecReason.STOP_OUT, out.reason());
        assertEquals(EURJPY, out.instrumentId());
        assertEquals("496.24", desk.balance());
    }

    @Test
    void shouldNotStopOutWhenItIsTurnedOff() {
        VenueDesk desk = new VenueDesk(VenueSettings.none().withMarginLevels(0, 0)).hedging(USD, 100, "1500");
        desk.quote(EURUSD, 100_000, 100_000).enter(EURUSD, BUY, "1").settled();

        assertTrue(desk.quote(EURUSD, 50_000, 50_000).said().isEmpty());
        assertEquals(micros("-48500"), desk.venue.equityMicros(0));
        assertFalse(desk.venue.isMarginCalled(0));
    }

    @Test
    void shouldCountMarginCalls() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1500");
        desk.quote(EURUSD, 100_000, 100_000).enter(EURUSD, BUY, "1").settled();

        desk.quote(EURUSD, 99_501, 99_501);
        assertFalse(desk.venue.isMarginCalled(0));
        desk.quote(EURUSD, 99_500, 99_500).quote(EURUSD, 99_400, 99_400);
        assertTrue(desk.venue.isMarginCalled(0));
        assertEquals(1, desk.venue.marginCalls(0));
        desk.quote(EURUSD, 99_600, 99_600).quote(EURUSD, 99_400, 99_400);
        assertEquals(2, desk.venue.marginCalls(0));
    }

    @Test
    void shouldWatchEachAccountByItself() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1500");
        desk.venue.addAccount(1, USD, 100, false, micros("100000"));
        desk.quote(EURUSD, 100_000, 100_000).enter(EURUSD, BUY, "1").settled();
        desk.order(1, EURUSD, BUY, 1_000_000, Intent.ENTRY, 0).settled();

        assertEquals(0, desk.quote(EURUSD, 99_000, 99_000).report().accountId());
        assertEquals(1, desk.venue.openPositions(1));
    }

    /** Seen failing: of two sides that are equal, the one that had changed last counted, and another one after a restart. */
    @Test
    void shouldTakeTheDearerOfTwoEqualSidesWhicheverCameFirst() {
        // a lot bought at 1.08430 binds 1,084.30, one sold at 1.08100 binds 1,081.00; half of the dearer one
        assertEquals(micros("542.15"), usedBy(BUY, 108_430, SELL, 108_100));
        assertEquals(micros("542.15"), usedBy(SELL, 108_100, BUY, 108_430));
    }

    /** Seen failing: the call stood on after the last position had gone, until another quote came. */
    @Test
    void shouldCallNoAccountThatHoldsNothing() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1500");
        desk.quote(EURUSD, 100_000, 100_000).enter(EURUSD, BUY, "1").settled();
        desk.quote(EURUSD, 99_400, 99_400);
        assertTrue(desk.venue.isMarginCalled(0));

        desk.exit(EURUSD, SELL, "1", 1).settled();

        assertFalse(desk.venue.isMarginCalled(0));
        assertEquals(1, desk.venue.marginCalls(0));
    }

    private static long usedBy(Side first, long firstPoints, Side second, long secondPoints) {
        VenueDesk desk = new VenueDesk(
                        VenueSettings.none(),
                        VenueDesk.instrument(0, "EURUSD", 5, "EUR", "USD", 500_000, 0, 0, SwapMode.NONE, 0, 0))
                .hedging(USD, 100, "100000");
        desk.quote(0, firstPoints, firstPoints).enter(0, first, "1").settled();
        desk.quote(0, secondPoints, secondPoints).enter(0, second, "1").settled();
        return desk.venue.usedMarginMicros(0);
    }

    private static void assertUsed(VenueDesk desk, String used, Side side, String lots) {
        assertEquals(ExecType.FILL, desk.enter(0, side, lots).settled().type());
        assertEquals(micros(used), desk.venue.usedMarginMicros(0));
    }
}
