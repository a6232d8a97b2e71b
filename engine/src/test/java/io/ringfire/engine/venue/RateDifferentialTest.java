package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.EUR;
import static io.ringfire.engine.venue.VenueDesk.EURJPY;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.JPY;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateDifferentialTest {
    private static final VenueSettings SIDE_AWARE =
            VenueSettings.none().withSwap(SwapModel.RATE_DIFFERENTIAL, true, Set.of(DayOfWeek.WEDNESDAY));

    private final VenueDesk desk = desk(SIDE_AWARE, USD);

    @Test
    void shouldCreditTheDifferenceInTheBaseCurrency() {
        hold("2024-01-08T12:00:00Z", BUY);

        // 1,000,000 × 91.703 × (0.22 − 0.26909) / 36,500 / 91.7025 = −1.34494…
        Said swap = desk.at("2024-01-08T22:00:00Z").settled();
        assertEquals(ExecType.SWAP, swap.type());
        assertEquals(micros("-1.34"), swap.swap());
        assertEquals(1, swap.positionId());
    }

    @Test
    void shouldFollowTheSideWhenItIsAwareOfIt() {
        hold("2024-01-08T12:00:00Z", SELL);

        assertEquals(micros("1.34"), desk.at("2024-01-08T22:00:00Z").settled().swap());
    }

    @Test
    void shouldDebitBothSidesWhenItIsNotAwareOfThem() {
        VenueDesk blind = desk(SIDE_AWARE.withSwap(SwapModel.RATE_DIFFERENTIAL, false, Set.of()), USD);
        blind.at("2024-01-10T12:00:00Z").quote(USDJPY, 91_700, 91_705);
        blind.enter(USDJPY, BUY, "10").settled();
        blind.enter(USDJPY, SELL, "10").settled();

        assertEquals(
                List.of(micros("1.34"), micros("1.34")),
                blind.at("2024-01-10T22:00:00Z").settle().reports().stream()
                        .map(Said::swap)
                        .toList());
    }

    @Test
    void shouldRollAtMostOnceAUtcDate() {
        hold("2024-01-08T12:00:00Z", BUY);

        assertTrue(desk.at("2024-01-08T21:59:59Z").settle().said().isEmpty());
        desk.at("2024-01-08T22:30:00Z").settled();
        assertTrue(desk.at("2024-01-08T23:59:59Z").settle().said().isEmpty());
        // 19:00 of the same New York date, but of the next UTC date
        desk.at("2024-01-09T00:00:00Z").settled();
        assertTrue(desk.at("2024-01-09T23:59:59Z").settle().said().isEmpty());
    }

    @Test
    void shouldRollAtTheWeekendToo() {
        hold("2024-01-12T12:00:00Z", BUY);

        desk.at("2024-01-13T00:00:00Z").settled();
        desk.at("2024-01-14T00:00:00Z").settled();
    }

    @Test
    void shouldNotRollOnADateWhoseEventsAllComeBeforeTheClose() {
        hold("2024-01-08T12:00:00Z", BUY);

        assertTrue(desk.at("2024-01-09T12:00:00Z").settle().said().isEmpty());
        assertTrue(desk.at("2024-01-10T12:00:00Z").settle().said().isEmpty());
    }

    @Test
    void shouldBookThreeNightsOnNewYorksTripleDay() {
        hold("2024-01-10T12:00:00Z", BUY);

        // Thursday in UTC, Wednesday in New York: 3 × −1.34494… rounded once
        assertEquals(micros("-4.03"), desk.at("2024-01-11T00:00:00Z").settled().swap());
    }

    @Test
    void shouldTakeTheRatesOfTheUtcMonth() {
        hold("2024-01-31T12:00:00Z", BUY);

        // February in UTC: (5 − 0) × 3, on a Wednesday in New York
        assertEquals(micros("410.96"), desk.at("2024-02-01T00:00:00Z").settled().swap());
    }

    @Test
    void shouldCreditInTheQuoteCurrency() {
        VenueDesk yen = desk(SIDE_AWARE, JPY);
        yen.at("2024-01-08T12:00:00Z")
                .quote(USDJPY, 91_700, 91_705)
                .enter(USDJPY, BUY, "10")
                .settled();

        assertEquals(micros("-123"), yen.at("2024-01-08T22:00:00Z").settled().swap());
    }

    @Test
    void shouldConvertForAThirdCurrency() {
        VenueDesk euro = desk(SIDE_AWARE, EUR);
        euro.at("2024-01-08T12:00:00Z")
                .quote(EURUSD, 108_420, 108_430)
                .quote(EURJPY, 99_400, 99_500)
                .quote(USDJPY, 91_700, 91_705)
                .enter(USDJPY, BUY, "10")
                .settled();

        // −123 JPY by 99.400
        assertEquals(micros("-1.24"), euro.at("2024-01-08T22:00:00Z").settled().swap());
    }

    @Test
    void shouldExecuteTheOrdersOfTheEventFirst() {
        hold("2024-01-08T12:00:00Z", BUY);
        desk.at("2024-01-08T22:00:00Z")
                .exit(USDJPY, SELL, "10", 1)
                .enter(USDJPY, BUY, "20")
                .settle();

        List<Said> reports = desk.reports();
        assertEquals(
                List.of(ExecType.FILL, ExecType.FILL, ExecType.SWAP),
                reports.stream().map(Said::type).toList());
        assertEquals(2, reports.get(2).positionId());
        assertEquals(micros("-2.69"), reports.get(2).swap());
    }

    @Test
    void shouldRefuseToWorkWithoutRates() {
        assertThrows(IllegalArgumentException.class, () -> new SimulatedVenue(SIDE_AWARE, null));
    }

    private void hold(String since, Side side) {
        desk.at(since).quote(USDJPY, 91_700, 91_705).enter(USDJPY, side, "10").settled();
    }

    private static VenueDesk desk(VenueSettings settings, int currency) {
        return new VenueDesk(settings, RateDifferentialTest::rate).hedging(currency, 100, "100000000");
    }

    private static BigDecimal rate(int currency, int year, int month) {
        if (month == 2) {
            return currency == USD ? new BigDecimal("5") : BigDecimal.ZERO;
        }
        return switch (Currency.text(currency)) {
            case "USD" -> new BigDecimal("0.22");
            case "JPY" -> new BigDecimal("0.26909");
            default -> throw new IllegalArgumentException("no rate of " + Currency.text(currency));
        };
    }
}
