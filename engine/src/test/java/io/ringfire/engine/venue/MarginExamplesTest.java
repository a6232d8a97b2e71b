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
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;
import org.junit.jupiter.api.Test;

/**
 * The margins of docs/money.md, each worked by hand there, at 1:30. Seen failing: at the other side of the quote, with the margin
 * rounded once after its conversion in place of twice, and without the leverage.
 */
class MarginExamplesTest {
    /** 150,000 EUR / 30 = 5,000.00 EUR, by the ask of 1.08432. */
    @Test
    void shouldBindEurusdByTheAskWhenBought() {
        assertBound("5421.60", USD, EURUSD, BUY, "1.5");
    }

    /** 70,000 USD / 30. */
    @Test
    void shouldBindUsdjpyInDollarsWithoutAnyPrice() {
        assertBound("2333.33", USD, USDJPY, SELL, "0.7");
    }

    /** 37,000 EUR / 30 = 1,233.33 EUR, by EURUSD's ask: its profit goes through GBPUSD, its margin through EURUSD. */
    @Test
    void shouldBindEurgbpThroughEurusd() {
        assertBound("1337.32", USD, EURGBP, BUY, "0.37");
    }

    /** 1,233.33 EUR × 1.08432 × 150.125 = 200,765.82… JPY. */
    @Test
    void shouldBindEurgbpInYenThroughTwoPairs() {
        assertBound("200766", JPY, EURGBP, BUY, "0.37");
    }

    /** 1,233.33 EUR × 1.08432 / 0.66130 = 2,022.2658… AUD. */
    @Test
    void shouldBindEurgbpInAustralianDollarsThroughTwoPairs() {
        assertBound("2022.27", AUD, EURGBP, BUY, "0.37");
    }

    /** 20 ounces × 2,024.50 / 30. */
    @Test
    void shouldBindGoldAtItsPriceByTheLeverage() {
        assertBound("1349.67", USD, XAUUSD, SELL, "0.2");
    }

    /** Half of it: 674.8333… */
    @Test
    void shouldBindTheShareThatTheMarginRateSays() {
        assertBound("674.83", USD, XAUUSD, SELL, "0.2", ExampleMarket.gold(CalcMode.CFD_LEVERAGE, "0.5"));
    }

    /** 10,000 EUR, by the ask of 1.08432. */
    @Test
    void shouldBindTheWholeVolumeWithoutLeverage() {
        assertBound("10843.20", USD, EURUSD, BUY, "0.1", ExampleMarket.euro(CalcMode.FOREX_NO_LEVERAGE));
    }

    /** 20 ounces × 2,024.50. */
    @Test
    void shouldBindTheWholeValueOfACfd() {
        assertBound("40490.00", USD, XAUUSD, SELL, "0.2", ExampleMarket.gold(CalcMode.CFD, "1"));
    }

    @Test
    void shouldBindOfHedgedGoldTheLargerSideAndOfTheCoveredPartHalf() {
        VenueDesk desk = ExampleMarket.account(USD);

        desk.enter(XAUUSD, BUY, "0.3").settled();
        assertUsed("2024.85", desk); // 30 × 2,024.85 / 30
        desk.enter(XAUUSD, SELL, "0.2").settled();
        assertUsed("1349.90", desk); // 2,024.85 × (0.1 + 0.2 × 0.5) / 0.3
        desk.quote(XAUUSD, 202_400, 202_435).enter(XAUUSD, SELL, "0.1").settled();
        assertUsed("1012.43", desk); // sold: 1,349.67 + 674.67; bought is dearer: 2,024.85 × 0.5 = 1,012.425
        desk.exit(XAUUSD, SELL, "0.3", 1).settled();
        assertUsed("2024.34", desk); // 1,349.67 + 674.67
        desk.exit(XAUUSD, BUY, "0.15", 2).settled();
        assertUsed("1012.09", desk); // 1,349.67 × 0.15 / 0.2 = 1,012.2525 are free again; 337.42 + 674.67
    }

    @Test
    void shouldFreeItsShareWhereAPositionIsNetted() {
        VenueDesk desk = ExampleMarket.quoted(
                new VenueDesk(VenueSettings.none(), ExampleMarket.market()).netting(USD, 30, ExampleMarket.BALANCE));

        desk.enter(EURUSD, BUY, "1.5").settled();
        assertUsed("5421.60", desk);
        desk.enter(EURUSD, SELL, "0.5").settled();
        assertUsed("3614.40", desk); // a third of 5,421.60 is free again
        desk.enter(EURUSD, SELL, "1.5").settle();
        assertUsed("1807.00", desk); // a lot closed, half a lot sold: 1,666.67 EUR by the bid of 1.08420
    }

    private static void assertBound(
            String margin, int currency, int instrument, Side side, String lots, Instrument... others) {
        VenueDesk desk = ExampleMarket.account(currency, others);
        desk.enter(instrument, side, lots).settled();
        assertUsed(margin, desk);
    }

    private static void assertUsed(String margin, VenueDesk desk) {
        assertEquals(micros(margin), desk.venue.usedMarginMicros(0));
    }
}
