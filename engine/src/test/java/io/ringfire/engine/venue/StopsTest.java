package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.MarketOrderTest.refuses;
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
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsTest {
    private final VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1000000");

    @Test
    void shouldStopALongPositionAtTheBid() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_400, 108_500)
                .enter(EURUSD, BUY, "1")
                .settled();

        assertTrue(desk.quote(EURUSD, 108_401, 108_405).said().isEmpty());
        List<Said> said = desk.quote(EURUSD, 108_400, 108_410).said();

        assertEquals(1, said.size());
        Said stopped = said.get(0);
        assertEquals(ExecReason.STOP_LOSS, stopped.reason());
        assertEquals(ExecType.FILL, stopped.type());
        assertEquals(SELL, stopped.side());
        assertEquals(108_400, stopped.price());
        assertEquals(micros("-30"), stopped.profit());
        assertEquals(0, stopped.orderNumber());
        assertEquals(0, stopped.signalId());
        assertEquals(7, stopped.strategyId());
        assertEquals(1, stopped.positionId());
        assertEquals(0, stopped.leaves());
        assertFalse(stopped.isEntry());
        assertEquals(0, desk.venue.openPositions(0));
    }

    @Test
    void shouldStopAShortPositionAtTheAsk() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_450, 108_300)
                .enter(EURUSD, SELL, "1")
                .settled();

        assertTrue(desk.quote(EURUSD, 108_448, 108_449).said().isEmpty());
        Said stopped = desk.quote(EURUSD, 108_440, 108_450).report();

        assertEquals(ExecReason.STOP_LOSS, stopped.reason());
        assertEquals(BUY, stopped.side());
        assertEquals(108_450, stopped.price());
    }

    @Test
    void shouldFillAStopAtTheGapPrice() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_400, 0)
                .enter(EURUSD, BUY, "1")
                .settled();

        assertEquals(108_000, desk.quote(EURUSD, 108_000, 108_010).report().price());
    }

    @Test
    void shouldTakeProfitAtTheQuoteThatReachesIt() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(0, 108_500)
                .enter(EURUSD, BUY, "1")
                .settled();
        desk.stops(0, 108_350).enter(EURUSD, SELL, "1").settled();

        Said taken = desk.quote(EURUSD, 108_510, 108_520).report();
        assertEquals(ExecReason.TAKE_PROFIT, taken.reason());
        assertEquals(108_510, taken.price());
        Said second = desk.quote(EURUSD, 108_340, 108_350).report();
        assertEquals(ExecReason.TAKE_PROFIT, second.reason());
        assertEquals(108_350, second.price());
    }

    @Test
    void shouldCloseEveryPositionThatTheQuoteReaches() {
        desk.quote(EURUSD, 108_420, 108_430);
        for (int i = 1; i <= 5; i++) {
            desk.stops(108_420 - i * 10, 0).enter(EURUSD, BUY, "0.1").settled();
        }

        assertEquals(
                List.of(1L, 2L, 3L),
                desk.quote(EURUSD, 108_390, 108_400).reports().stream()
                        .map(Said::positionId)
                        .toList());
        assertEquals(2, desk.venue.openPositions(0));
    }

    @Test
    void shouldNotMindAnotherInstrumentsQuote() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_400, 0)
                .enter(EURUSD, BUY, "1")
                .settled();

        assertTrue(desk.quote(USDJPY, 91_000, 91_005).said().isEmpty());
    }

    @Test
    void shouldNotSlipAStop() {
        VenueDesk slippery = new VenueDesk(VenueSettings.none().withFriction(0, 5)).hedging(USD, 100, "1000000");
        slippery.quote(EURUSD, 108_420, 108_430)
                .stops(108_400, 0)
                .enter(EURUSD, BUY, "1")
                .settled();

        assertEquals(108_400, slippery.quote(EURUSD, 108_400, 108_410).report().price());
    }

    @Test
    void shouldRefuseStopsOnTheWrongSide() {
        desk.quote(EURUSD, 108_420, 108_430);

        refuses(RefusalReason.INVALID_STOPS, desk.stops(108_420, 0).enter(EURUSD, BUY, "1"));
        refuses(RefusalReason.INVALID_STOPS, desk.stops(0, 108_420).enter(EURUSD, BUY, "1"));
        refuses(RefusalReason.INVALID_STOPS, desk.stops(108_430, 0).enter(EURUSD, SELL, "1"));
        refuses(RefusalReason.INVALID_STOPS, desk.stops(0, 108_430).enter(EURUSD, SELL, "1"));
        assertEquals(
                ExecType.FILL,
                desk.stops(108_419, 108_421).enter(EURUSD, BUY, "1").settled().type());
        assertEquals(
                ExecType.FILL,
                desk.stops(108_431, 108_429).enter(EURUSD, SELL, "1").settled().type());
    }

    @Test
    void shouldRefuseStopsWithinTheStopsLevel() {
        VenueDesk strict = new VenueDesk(
                        VenueSettings.none(),
                        VenueDesk.instrument(0, "EURUSD", 5, "EUR", "USD", 0, 20, 0, SwapMode.NONE, 0, 0))
                .hedging(USD, 100, "1000000");
        strict.quote(0, 108_420, 108_430);

        refuses(RefusalReason.INVALID_STOPS, strict.stops(108_401, 0).enter(0, BUY, "1"));
        refuses(RefusalReason.INVALID_STOPS, strict.stops(0, 108_411).enter(0, SELL, "1"));
        assertEquals(
                ExecType.FILL,
                strict.stops(108_400, 108_440).enter(0, BUY, "1").settled().type());
    }

    @Test
    void shouldTestARestoredPositionOnceItCanBeValued() {
        desk.restore(USDJPY, BUY, "1", 41, 91_000, 90_500);
        assertEquals(1, desk.venue.openPositions(0));
        refuses(RefusalReason.NO_QUOTE, desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1"));

        desk.quote(USDJPY, 91_100, 91_105);
        assertEquals(micros("1000109.77"), desk.venue.equityMicros(0)); // 10,000 JPY by 91.100
        assertEquals(micros("1000"), desk.venue.usedMarginMicros(0));
        Said next = desk.enter(EURUSD, BUY, "1").settled();
        assertEquals(42, next.positionId());
        assertEquals(52, next.orderTicket());
        Said stopped = desk.quote(USDJPY, 90_500, 90_505).report();
        assertEquals(41, stopped.positionId());
        assertEquals(micros("-552.49"), stopped.profit());
    }

    @Test
    void shouldHoldARestoredPositionUntilItsProfitCanBeConverted() {
        VenueDesk crossed = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1000000");
        crossed.restore(VenueDesk.EURJPY, BUY, "1", 3, 160_000, 159_000);

        assertTrue(crossed.quote(VenueDesk.EURJPY, 158_900, 158_910).said().isEmpty());
        refuses(RefusalReason.NO_CONVERSION_RATE, crossed.exit(VenueDesk.EURJPY, SELL, "1", 3));
        crossed.quote(EURUSD, 106_000, 106_010).quote(USDJPY, 150_000, 150_010);
        Said stopped = crossed.quote(VenueDesk.EURJPY, 158_900, 158_910).report();

        assertEquals(ExecReason.STOP_LOSS, stopped.reason());
        assertEquals(micros("-733.33"), stopped.profit()); // -110,000 JPY by 150.000
        assertEquals(0, crossed.venue.usedMarginMicros(0));
    }
}
