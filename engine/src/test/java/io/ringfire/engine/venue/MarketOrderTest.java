package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.EUR;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.NOON;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketOrderTest {
    private final VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1000000");

    @Test
    void shouldSaySentAndThenFillAtTheQuoteOfTheOrder() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1.5").settle();

        List<Said> said = desk.said();

        assertEquals(2, said.size());
        assertTrue(said.get(0).isSent());
        assertEquals(1, said.get(0).orderNumber());
        assertEquals(1_001, said.get(0).signalId());
        assertEquals(7, said.get(0).strategyId());
        Said fill = said.get(1);
        assertEquals(
                new Said(
                        false,
                        NOON,
                        NOON,
                        EURUSD,
                        0,
                        1,
                        1_001,
                        7,
                        1,
                        1,
                        1,
                        ExecType.FILL,
                        BUY,
                        ExecReason.CLIENT,
                        RefusalReason.NONE,
                        true,
                        1_500_000,
                        0,
                        108_430,
                        0,
                        0,
                        0,
                        0,
                        0),
                fill);
    }

    @Test
    void shouldSellAtTheBid() {
        assertEquals(
                108_420,
                desk.quote(EURUSD, 108_420, 108_430)
                        .enter(EURUSD, SELL, "1")
                        .settled()
                        .price());
    }

    @Test
    void shouldReproduceTheFirstPublishedBalances() {
        VenueDesk usdJpy = new VenueDesk(VenueSettings.none().withCommission(20_000, 0)).hedging(USD, 100, "1000000");

        usdJpy.quote(USDJPY, 91_700, 91_705).enter(USDJPY, SELL, "10").settle();
        assertEquals("999980.00", usdJpy.balance());

        // 1,000,000 × 0.104 = 104,000 JPY lost and 1,836 JPY of commission, each divided by the ask
        usdJpy.quote(USDJPY, 91_800, 91_804).exit(USDJPY, BUY, "10", 1).settle();
        Said exit = usdJpy.reports().get(1);
        assertEquals(micros("-1132.85"), exit.profit());
        assertEquals(micros("-20.00"), exit.commission());
        assertFalse(exit.isEntry());
        assertEquals("998827.15", usdJpy.balance());
    }

    @Test
    void shouldCloseAPositionInParts() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "2").settled();

        desk.quote(EURUSD, 108_530, 108_540).exit(EURUSD, SELL, "0.5", 1).settle();
        assertEquals("1000050.00", desk.balance());
        assertEquals(1, desk.venue.openPositions(0));
        desk.reports();
        desk.quote(EURUSD, 108_430, 108_440).exit(EURUSD, SELL, "1.5", 1).settle();
        assertEquals("1000050.00", desk.balance());
        assertEquals(0, desk.venue.openPositions(0));
        assertEquals(desk.venue.balanceMicros(0), desk.venue.equityMicros(0));
        assertEquals(0, desk.venue.usedMarginMicros(0));
    }

    @Test
    void shouldCloseNoMoreThanThePositionHolds() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settled();

        Said exit = desk.exit(EURUSD, SELL, "3", 1).settled();

        assertEquals(ExecType.FILL, exit.type());
        assertEquals(1_000_000, exit.quantity());
        assertEquals(0, exit.leaves());
    }

    @Test
    void shouldKeepHedgedPositionsApart() {
        desk.quote(EURUSD, 108_420, 108_430)
                .enter(EURUSD, BUY, "1")
                .enter(EURUSD, SELL, "1")
                .settle();

        List<Said> reports = desk.reports();

        assertEquals(List.of(1L, 2L), reports.stream().map(Said::positionId).toList());
        assertEquals(2, desk.venue.openPositions(0));
        assertEquals(micros("999980"), desk.venue.equityMicros(0));
    }

    @Test
    void shouldRefuseAnExitOfAPositionThatIsNotThere() {
        desk.quote(EURUSD, 108_420, 108_430).quote(USDJPY, 91_700, 91_705);
        desk.enter(EURUSD, BUY, "1").settled();

        refuses(RefusalReason.UNKNOWN_POSITION, desk.exit(EURUSD, SELL, "1", 9));
        refuses(RefusalReason.UNKNOWN_POSITION, desk.exit(USDJPY, SELL, "1", 1));
        refuses(RefusalReason.UNKNOWN_POSITION, desk.exit(EURUSD, BUY, "1", 1));
        desk.venue.addAccount(1, USD, 100, false, 0);
        refuses(RefusalReason.UNKNOWN_POSITION, desk.order(1, EURUSD, SELL, 1_000_000, Intent.EXIT, 1));
    }

    @Test
    void shouldSayWhoseOrderIsRefused() {
        Said refused =
                desk.quote(EURUSD, 108_420, 108_430).exit(EURUSD, SELL, "1", 9).settled();

        assertEquals(ExecType.REJECT, refused.type());
        assertEquals(1, refused.orderNumber());
        assertEquals(1_001, refused.signalId());
        assertEquals(9, refused.positionId());
        assertEquals(0, refused.quantity());
        assertEquals(0, refused.leaves());
        assertFalse(refused.isEntry());
    }

    @Test
    void shouldRefuseWithoutAQuote() {
        refuses(RefusalReason.NO_QUOTE, desk.enter(EURUSD, BUY, "1"));
    }

    @Test
    void shouldTakeTheLatestQuoteForAnOrderWithoutOne() {
        assertEquals(
                108_430,
                desk.quote(EURUSD, 108_420, 108_430)
                        .withoutQuote()
                        .enter(EURUSD, BUY, "1")
                        .settled()
                        .price());
    }

    @Test
    void shouldRefuseVolumesThatTheInstrumentDoesNotAllow() {
        desk.quote(EURUSD, 108_420, 108_430);

        refuses(RefusalReason.VOLUME_TOO_SMALL, desk.enter(EURUSD, BUY, "0.001"));
        refuses(RefusalReason.VOLUME_TOO_LARGE, desk.enter(EURUSD, BUY, "1000.01"));
        refuses(RefusalReason.VOLUME_OFF_STEP, desk.enter(EURUSD, BUY, "0.015"));
    }

    @Test
    void shouldRefuseAnEntryInWhatServesConversionAlone() {
        Instrument instrument = VenueDesk.fx(0, "EURUSD", 5, "EUR", "USD").withConversionOnly(true);
        VenueDesk narrow = new VenueDesk(VenueSettings.none(), instrument).hedging(USD, 100, "1000");

        refuses(RefusalReason.NOT_TRADABLE, narrow.quote(0, 108_420, 108_430).enter(0, BUY, "1"));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        desk.quote(EURUSD, 108_420, 108_430);

        refuses(RefusalReason.UNKNOWN_INSTRUMENT, desk.enter(5, BUY, "1"));
        refuses(RefusalReason.VENUE_REJECTED, desk.order(3, EURUSD, BUY, 1_000_000, Intent.ENTRY, 0));
    }

    @Test
    void shouldRefuseAnEntryWithoutARateToConvertBy() {
        VenueDesk euro = new VenueDesk(VenueSettings.none()).hedging(EUR, 100, "1000000");
        euro.quote(USDJPY, 91_700, 91_705);

        refuses(RefusalReason.NO_CONVERSION_RATE, euro.enter(USDJPY, BUY, "1"));
        euro.quote(EURUSD, 108_420, 108_430).quote(VenueDesk.EURJPY, 99_400, 99_420);
        assertEquals(
                ExecType.FILL,
                euro.quote(USDJPY, 91_700, 91_705)
                        .enter(USDJPY, BUY, "1")
                        .settled()
                        .type());
    }

    @Test
    void shouldChargeCommissionByLotInTheAccountsCurrency() {
        VenueDesk costly =
                new VenueDesk(VenueSettings.none().withCommission(0, micros("3.5"))).hedging(USD, 100, "1000");

        costly.quote(EURUSD, 108_420, 108_430);
        // 0.07 lots × 3.5 = 0.245, half up
        assertEquals(
                micros("-0.25"), costly.enter(EURUSD, BUY, "0.07").settled().commission());
    }

    @Test
    void shouldRefuseWhatDoesNotFitInto64Bits() {
        Instrument wild = VenueDesk.fx(0, "EURUSD", 9, "EUR", "USD");
        VenueDesk narrow =
                new VenueDesk(VenueSettings.none().withMarginLevels(0, 0), wild).hedging(EUR, 100, "1000000000");

        narrow.quote(0, Long.MAX_VALUE / 8, Long.MAX_VALUE / 8);
        refuses(RefusalReason.ARITHMETIC, narrow.enter(0, BUY, "100"));
        assertEquals(0, narrow.venue.openPositions(0));
        assertEquals("1000000000.00", narrow.balance());
    }

    static void refuses(RefusalReason reason, VenueDesk desk) {
        Said said = desk.settled();
        assertEquals(ExecType.REJECT, said.type());
        assertEquals(reason, said.refusal());
    }
}
