package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.ExampleMarket.AUD;
import static io.ringfire.engine.venue.ExampleMarket.EURGBP;
import static io.ringfire.engine.venue.ExampleMarket.EURUSD;
import static io.ringfire.engine.venue.ExampleMarket.GBPUSD;
import static io.ringfire.engine.venue.ExampleMarket.JPY;
import static io.ringfire.engine.venue.ExampleMarket.USD;
import static io.ringfire.engine.venue.ExampleMarket.USDJPY;
import static io.ringfire.engine.venue.ExampleMarket.XAUUSD;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.order.Side;
import org.junit.jupiter.api.Test;

/**
 * The profits of docs/money.md, each worked by hand there. Seen failing: with the other side of the quote in {@code
 * Valuation.profitOfValues}, five of the nine.
 */
class ProfitExamplesTest {
    /** 0.00085 × 150,000. */
    @Test
    void shouldEarnOnEurusdInDollars() {
        assertProfit("127.50", USD, EURUSD, BUY, "1.5", 108_517, 108_529);
    }

    /** 0.235 × 70,000 = 16,450 JPY, by the ask of 149.875. */
    @Test
    void shouldEarnOnUsdjpyInYenAndBuyDollarsForThem() {
        assertProfit("109.76", USD, USDJPY, SELL, "0.7", 149_860, 149_875);
    }

    @Test
    void shouldLeaveYenWhereTheAccountHoldsYen() {
        assertProfit("16450", JPY, USDJPY, SELL, "0.7", 149_860, 149_875);
    }

    /** −0.00123 × 37,000 = −45.51 GBP, by GBPUSD's bid of 1.26610. */
    @Test
    void shouldConvertALongPositionInEurgbpAtTheBid() {
        assertProfit("-57.62", USD, EURGBP, BUY, "0.37", 85_519, 85_531);
    }

    /** 0.00129 × 37,000 = 47.73 GBP, by GBPUSD's ask of 1.26625. */
    @Test
    void shouldConvertAShortPositionInEurgbpAtTheAsk() {
        assertProfit("60.44", USD, EURGBP, SELL, "0.37", 85_489, 85_501);
    }

    /** −45.51 GBP × 1.26610 × 150.110 = −8,649.3698…, to whole yen. */
    @Test
    void shouldConvertByTwoPairsIntoYen() {
        assertProfit("-8649", JPY, EURGBP, BUY, "0.37", 85_519, 85_531);
    }

    /** −0.00123 × 370,000 = −455.10 GBP; × 1.26610 / 0.66120 = −871.4490… */
    @Test
    void shouldConvertByTwoPairsIntoAustralianDollars() {
        assertProfit("-871.45", AUD, EURGBP, BUY, "3.7", 85_519, 85_531);
    }

    /** −6.65 × 20 ounces. */
    @Test
    void shouldLoseOnGold() {
        assertProfit("-133.00", USD, XAUUSD, SELL, "0.2", 203_080, 203_115);
    }

    /** 10.00 GBP × 1.26650 = 12.665, and its negative. */
    @Test
    void shouldRoundHalvesAwayFromZero() {
        VenueDesk desk = ExampleMarket.account(USD);
        desk.enter(EURGBP, BUY, "0.1").settled();
        desk.enter(EURGBP, BUY, "0.1").settled();
        desk.quote(GBPUSD, 126_650, 126_665);

        desk.quote(EURGBP, 85_742, 85_754);
        assertEquals(
                micros("12.67"), desk.exit(EURGBP, SELL, "0.1", 1).settled().profit());
        desk.quote(EURGBP, 85_542, 85_554);
        assertEquals(
                micros("-12.67"), desk.exit(EURGBP, SELL, "0.1", 2).settled().profit());
    }

    private static void assertProfit(
            String profit, int currency, int instrument, Side side, String lots, long bid, long ask) {
        VenueDesk desk = ExampleMarket.account(currency);
        desk.enter(instrument, side, lots).settled();
        desk.quote(instrument, bid, ask);

        assertEquals(micros(profit), desk.venue.equityMicros(0) - micros(ExampleMarket.BALANCE), "open");
        assertEquals(
                micros(profit),
                desk.exit(instrument, side.opposite(), lots, 1).settled().profit(),
                "realised");
        assertEquals(micros(ExampleMarket.BALANCE) + micros(profit), desk.venue.balanceMicros(0));
    }
}
