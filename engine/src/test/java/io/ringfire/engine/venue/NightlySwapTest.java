package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.instrument;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static io.ringfire.engine.venue.VenueDesk.ns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NightlySwapTest {
    private static final int WEDNESDAY = 3;
    private static final VenueSettings POINTS = VenueSettings.none().withSwap(SwapModel.POINTS, true, Set.of());

    /** A long lot pays 6.5 points, which is 6.50 USD, and a short one earns 2.25. */
    private final VenueDesk desk = desk(euro(SwapMode.POINTS, "-6.5", "2.25"));

    @Test
    void shouldBookEachNightAtTheFirstEventBehindFiveInNewYork() {
        desk.at("2024-01-08T12:00:00Z").quote(0, 108_420, 108_430);
        desk.enter(0, BUY, "1").settled();
        desk.enter(0, SELL, "2").settled();

        assertTrue(desk.at("2024-01-08T21:59:59.999Z")
                .quote(0, 108_420, 108_430)
                .settle()
                .said()
                .isEmpty());
        List<Said> reports = desk.at("2024-01-08T22:00:00Z")
                .quote(0, 108_420, 108_430)
                .settle()
                .reports();

        assertEquals(2, reports.size());
        Said longSwap = reports.get(0);
        assertEquals(ExecType.SWAP, longSwap.type());
        assertEquals(micros("-6.50"), longSwap.swap());
        assertEquals(1, longSwap.positionId());
        assertEquals(7, longSwap.strategyId());
        assertEquals(BUY, longSwap.side());
        assertEquals(0, longSwap.quantity());
        assertEquals(0, longSwap.orderNumber());
        assertEquals(micros("4.50"), reports.get(1).swap());
        assertEquals("999998.00", desk.balance());
        assertTrue(desk.at("2024-01-09T21:59:00Z")
                .quote(0, 108_420, 108_430)
                .settle()
                .said()
                .isEmpty());
    }

    @Test
    void shouldKeepToNewYorksSummerTime() {
        desk.at("2024-07-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        assertEquals(micros("-6.50"), desk.at("2024-07-08T21:00:00Z").settled().swap());
    }

    @Test
    void shouldBookThreeNightsOnTheTripleDay() {
        desk.at("2024-01-10T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        assertEquals(micros("-19.50"), desk.at("2024-01-10T22:00:00Z").settled().swap());
    }

    @Test
    void shouldBookFridaysNightOnSundayAndNoneForTheWeekend() {
        desk.at("2024-01-12T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        assertEquals(
                micros("-6.50"),
                desk.at("2024-01-14T22:05:00Z")
                        .quote(0, 108_420, 108_430)
                        .settled()
                        .swap());
        assertTrue(desk.at("2024-01-15T21:59:00Z").settle().said().isEmpty());
    }

    @Test
    void shouldBookTheNightsOfAGapInOneReport() {
        desk.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        // Monday to Friday, Wednesday three times, then Monday
        assertEquals(micros("-52.00"), desk.at("2024-01-16T12:00:00Z").settled().swap());
    }

    @Test
    void shouldNotChargeAPositionThatWasOpenedAfterTheClose() {
        desk.at("2024-01-12T12:00:00Z").quote(0, 108_420, 108_430).settle();
        desk.at("2024-01-12T22:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        assertTrue(desk.at("2024-01-14T22:05:00Z")
                .quote(0, 108_420, 108_430)
                .settle()
                .said()
                .isEmpty());
    }

    @Test
    void shouldChargeAPositionThatTheFirstEventOfTheNextDayCloses() {
        desk.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();
        desk.stops(108_300, 0).enter(0, BUY, "1").settled();

        desk.at("2024-01-09T06:00:00Z")
                .quote(0, 108_200, 108_210)
                .exit(0, SELL, "1", 1)
                .settle();

        assertEquals(
                List.of(ExecType.SWAP, ExecType.SWAP, ExecType.FILL, ExecType.FILL),
                desk.reports().stream().map(Said::type).toList());
    }

    @Test
    void shouldChargeAPositionThatADelayedExitClosesAfterTheNight() {
        VenueDesk slow = new VenueDesk(POINTS.withFriction(1_000_000_000, 0), euro(SwapMode.POINTS, "-6.5", "2.25"))
                .hedging(USD, 100, "1000000");
        slow.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settle();
        slow.at("2024-01-08T12:00:10Z").report();
        slow.at("2024-01-08T21:59:59.500Z")
                .quote(0, 108_420, 108_430)
                .exit(0, SELL, "1", 1)
                .settle();

        List<Said> reports = slow.at("2024-01-08T22:00:10Z")
                .quote(0, 108_420, 108_430)
                .settle()
                .reports();

        assertEquals(
                List.of(ExecType.SWAP, ExecType.FILL),
                reports.stream().map(Said::type).toList());
        assertEquals(ns("2024-01-08T22:00:00.500Z"), reports.get(0).venueNs());
    }

    @Test
    void shouldTakeMoneyOrPercentAsTheInstrumentSays() {
        VenueDesk money = desk(euro(SwapMode.MONEY, "-7.125", "0"));
        money.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();
        assertEquals(micros("-7.13"), money.at("2024-01-08T22:00:00Z").settled().swap());

        VenueDesk percent = desk(euro(SwapMode.PERCENT, "0", "-3.6"));
        percent.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, SELL, "1")
                .settled();
        // 108,430 by 3.6 % of a year of 360 days
        assertEquals(
                micros("-10.84"), percent.at("2024-01-08T22:00:00Z").settled().swap());
    }

    @Test
    void shouldConvertAtTheSideThatWouldClose() {
        VenueDesk yen = desk(instrument(
                0, "USDJPY", 3, "USD", "JPY", 0, 0, WEDNESDAY, SwapMode.POINTS, micros("9.7"), micros("-12.04")));
        yen.at("2024-01-08T12:00:00Z").quote(0, 150_000, 160_000);
        yen.enter(0, BUY, "1").settled();
        yen.enter(0, SELL, "1").settled();

        List<Said> reports = yen.at("2024-01-08T22:00:00Z").settle().reports();

        assertEquals(micros("6.47"), reports.get(0).swap()); // 970 JPY by 150
        assertEquals(micros("-7.53"), reports.get(1).swap()); // 1,204 JPY by 160
    }

    @Test
    void shouldNotReportWhatRoundsToNothing() {
        VenueDesk cheap = desk(euro(SwapMode.POINTS, "-0.004", "0"));
        cheap.at("2024-01-08T12:00:00Z")
                .quote(0, 108_420, 108_430)
                .enter(0, BUY, "1")
                .settled();

        assertTrue(cheap.at("2024-01-08T22:00:00Z").settle().said().isEmpty());
    }

    @Test
    void shouldWaitUntilARestoredPositionCanBeValued() {
        desk.at("2024-01-08T12:00:00Z").restore(0, BUY, "1", 5, 108_000, 0).settle();

        assertTrue(desk.at("2024-01-08T22:00:00Z").settle().said().isEmpty());
        desk.at("2024-01-08T22:00:01Z").quote(0, 108_420, 108_430).settle();
        assertEquals(micros("-6.50"), desk.report().swap());
    }

    private static Instrument euro(SwapMode mode, String longSwap, String shortSwap) {
        return instrument(0, "EURUSD", 5, "EUR", "USD", 0, 0, WEDNESDAY, mode, micros(longSwap), micros(shortSwap));
    }

    private static VenueDesk desk(Instrument instrument) {
        return new VenueDesk(POINTS, instrument).hedging(USD, 100, "1000000");
    }
}
