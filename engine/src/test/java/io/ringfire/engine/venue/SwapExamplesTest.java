package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.ExampleMarket.AUD;
import static io.ringfire.engine.venue.ExampleMarket.EURGBP;
import static io.ringfire.engine.venue.ExampleMarket.EURUSD;
import static io.ringfire.engine.venue.ExampleMarket.JPY;
import static io.ringfire.engine.venue.ExampleMarket.USD;
import static io.ringfire.engine.venue.ExampleMarket.USDJPY;
import static io.ringfire.engine.venue.ExampleMarket.XAUUSD;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static io.ringfire.engine.venue.VenueDesk.ns;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.order.Side;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The swaps of docs/money.md, each worked by hand there. Seen failing: with the close at a fixed 22:00 UTC, six of the eight instants;
 * with a year of 365 days; with each night rounded for itself.
 */
class SwapExamplesTest {
    private static final VenueSettings SWAP = VenueSettings.none().withSwap(SwapModel.POINTS, true, Set.of());
    private static final String MONDAY = "2026-03-02T12:00:00Z";
    private static final String WEDNESDAY = "2026-03-04T12:00:00Z";

    /** −7.4 points × 150,000 = −11.10 USD. */
    @Test
    void shouldPayPointsOnEurusd() {
        assertNight("-11.10", USD, EURUSD, BUY, "1.5", MONDAY);
    }

    @Test
    void shouldPayThreeNightsOnWednesday() {
        assertNight("-33.30", USD, EURUSD, BUY, "1.5", WEDNESDAY);
    }

    /** 1.6 points × 37,000 = 0.592 GBP, 0.59; by GBPUSD's ask of 1.26625 0.7470… USD. */
    @Test
    void shouldEarnPointsOnEurgbpThroughGbpusd() {
        assertNight("0.75", USD, EURGBP, SELL, "0.37", MONDAY);
    }

    /** 3 × 0.592 = 1.776 GBP, 1.78; 2.2539… USD: the nights together are rounded, not each. */
    @Test
    void shouldRoundThreeNightsOnce() {
        assertNight("2.25", USD, EURGBP, SELL, "0.37", WEDNESDAY);
    }

    /** −25.40 USD × 0.2 lots. */
    @Test
    void shouldPayMoneyOnGold() {
        assertNight("-5.08", USD, XAUUSD, BUY, "0.2", MONDAY);
    }

    /** Money is the account's: 5.08 of it, be it AUD, and yen come without decimals. Seen failing: as dollars converted, 7.68 AUD. */
    @Test
    void shouldPayMoneyInTheAccountsCurrency() {
        assertNight("-5.08", AUD, XAUUSD, BUY, "0.2", MONDAY);
        assertNight("-5", JPY, XAUUSD, BUY, "0.2", MONDAY);
    }

    /** 70,000 × 150.125 × 3.6 % / 360 = 1,050.875 JPY, 1,051; by the ask of 150.125 7.0008… USD. */
    @Test
    void shouldPayPercentOfTheValueOnUsdjpy() {
        assertNight("-7.00", USD, USDJPY, SELL, "0.7", MONDAY);
        assertNight("-1051", JPY, USDJPY, SELL, "0.7", MONDAY);
    }

    /** Monday, Tuesday, Wednesday three times, Thursday, Friday. */
    @Test
    void shouldPaySevenNightsAWeek() {
        VenueDesk desk = opened(USD, EURUSD, BUY, "1.5", MONDAY);

        assertEquals(micros("-77.70"), desk.at("2026-03-09T12:00:00Z").settled().swap());
    }

    /** 17:00 New York. New York's clocks change on 8 March and 1 November 2026, London's on 29 March and 25 October. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06T22:00:00Z, Friday before New York springs forward",
        "2026-03-09T21:00:00Z, Monday after",
        "2026-03-27T21:00:00Z, Friday before London springs forward",
        "2026-03-30T21:00:00Z, Monday after: London is nothing to it",
        "2026-10-23T21:00:00Z, Friday before London falls back",
        "2026-10-26T21:00:00Z, Monday after: nor now",
        "2026-10-30T21:00:00Z, Friday before New York falls back",
        "2026-11-02T22:00:00Z, Monday after"
    })
    void shouldRollOverAtFiveInNewYork(String rollover, String when) {
        VenueDesk desk = opened(USD, EURUSD, BUY, "1.5", rollover.substring(0, 10) + "T12:00:00Z");

        assertEquals(List.of(), desk.at(ns(rollover) - 1).settle().reports(), when);
        assertEquals(micros("-11.10"), desk.at(ns(rollover)).settled().swap(), when);
    }

    /** Over the weekend on which New York changes its clocks: one night on Friday, one on Monday, none between. */
    @Test
    void shouldPayOneNightOverTheWeekendOfTheChange() {
        VenueDesk desk = opened(USD, EURUSD, BUY, "1.5", "2026-10-30T12:00:00Z");

        assertEquals(micros("-11.10"), desk.at("2026-10-30T21:00:00Z").settled().swap());
        assertEquals(List.of(), desk.at(ns("2026-11-02T22:00:00Z") - 1).settle().reports());
        assertEquals(micros("-11.10"), desk.at("2026-11-02T22:00:00Z").settled().swap());
    }

    /**
     * The day after Thanksgiving, 27 November 2026: the market closes at 13:00 New York, and the position is held over 17:00 all the
     * same. The night is booked at Sunday's first quote.
     */
    @Test
    void shouldPayTheNightOfADayThatClosedEarly() {
        VenueDesk desk = opened(USD, EURUSD, BUY, "1.5", "2026-11-27T15:00:00Z");
        assertEquals(
                List.of(),
                desk.quote(ns("2026-11-27T18:00:00Z"), EURUSD, 108_420, 108_432)
                        .settle()
                        .reports());

        Said swap =
                desk.quote(ns("2026-11-29T23:05:00Z"), EURUSD, 108_420, 108_432).settled();

        assertEquals(micros("-11.10"), swap.swap());
    }

    private static void assertNight(
            String swap, int currency, int instrument, Side side, String lots, String openedAt) {
        VenueDesk desk = opened(currency, instrument, side, lots, openedAt);
        String rollover = openedAt.replace("12:00", "22:00");
        assertEquals(micros(swap), desk.at(rollover).settled().swap());
        assertEquals(micros(ExampleMarket.BALANCE) + micros(swap), desk.venue.balanceMicros(0));
    }

    private static VenueDesk opened(int currency, int instrument, Side side, String lots, String openedAt) {
        VenueDesk desk = new VenueDesk(SWAP, ExampleMarket.market()).hedging(currency, 30, ExampleMarket.BALANCE);
        ExampleMarket.quoted(desk.at(openedAt)).enter(instrument, side, lots).settled();
        return desk;
    }
}
