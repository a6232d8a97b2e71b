package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.MS;
import static io.ringfire.engine.venue.VenueDesk.NOON;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final long LATENCY_NS = 50 * MS;

    private final VenueDesk desk =
            new VenueDesk(VenueSettings.none().withFriction(LATENCY_NS, 0)).hedging(USD, 100, "1000000");

    @Test
    void shouldSaySentAtOnceAndFillAtTheQuoteInForceWhenDue() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle();

        assertEquals(NOON, desk.venue.nextDueNs());
        assertTrue(desk.said().get(0).isSent());
        assertEquals(NOON + LATENCY_NS, desk.venue.nextDueNs());

        desk.quote(NOON + 40 * MS, EURUSD, 108_440, 108_450).settle();
        assertTrue(desk.said().isEmpty());
        desk.quote(NOON + 60 * MS, EURUSD, 108_470, 108_480).settle();

        Said fill = desk.report();
        assertEquals(108_450, fill.price());
        assertEquals(NOON + LATENCY_NS, fill.venueNs());
        assertEquals(NOON + 60 * MS, fill.eventNs());
    }

    @Test
    void shouldTakeTheLastOfSeveralQuotesOfTheInstantAtWhichItIsDue() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle();

        desk.quote(NOON + LATENCY_NS, EURUSD, 108_440, 108_450).settle();
        desk.quote(NOON + LATENCY_NS, EURUSD, 108_441, 108_451).settle();

        assertEquals(108_451, desk.report().price());
    }

    @Test
    void shouldFillWithoutAFurtherQuote() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle().said();

        assertEquals(108_430, desk.at(desk.venue.nextDueNs()).report().price());
        assertEquals(Long.MAX_VALUE, desk.venue.nextDueNs());
    }

    @Test
    void shouldLookBackForTheQuoteWhenAnOrderComesLate() {
        for (int i = 0; i < 10; i++) {
            desk.quote(NOON + i * 10 * MS, EURUSD, 108_400 + i, 108_410 + i).settle();
        }

        // decided at the second quote, due at 60 ms, handed over at 90 ms
        desk.at(NOON + 10 * MS).enter(EURUSD, BUY, "1");

        assertEquals(108_416, desk.at(NOON + 90 * MS).report().price());
    }

    @Test
    void shouldTakeTheOldestQuoteKeptWhenAnOrderComesVeryLate() {
        for (int i = 0; i < 1_000; i++) {
            desk.quote(NOON + i * 10 * MS, EURUSD, 108_000 + i, 108_010 + i).settle();
        }

        desk.at(NOON + 10 * MS).enter(EURUSD, BUY, "1");

        assertEquals(
                108_010 + 1_000 - QuoteHistory.DEPTH,
                desk.at(NOON + 9_990 * MS).report().price());
    }

    @Test
    void shouldConvertALateFillByTheQuoteThatItIsFilledAt() {
        VenueDesk costly = new VenueDesk(
                        VenueSettings.none().withFriction(LATENCY_NS, 0).withCommission(20_000, 0))
                .hedging(USD, 100, "1000000");
        costly.quote(USDJPY, 91_700, 91_705).quote(NOON + 80 * MS, USDJPY, 99_700, 99_705);

        costly.at(NOON).withoutQuote().enter(USDJPY, BUY, "10");

        Said fill = costly.at(NOON + 80 * MS).report();
        assertEquals(91_705, fill.price());
        assertEquals(micros("-20.00"), fill.commission()); // 1,834 JPY by 91.705; by 99.705 it would be 18.39
        costly.quote(NOON + 90 * MS, USDJPY, 91_700, 91_705);
        assertEquals(costly.venue.balanceMicros(0) - micros("54.53"), costly.venue.equityMicros(0));
    }

    @Test
    void shouldExecuteInTheOrderOfTheirTimes() {
        desk.quote(EURUSD, 108_420, 108_430)
                .enter(EURUSD, BUY, "1")
                .enter(EURUSD, SELL, "2")
                .settle();
        desk.quote(NOON + MS, EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "3").settle();

        List<Said> reports = desk.at(NOON + 60 * MS).reports();

        assertEquals(
                List.of(1_000_000L, 2_000_000L, 3_000_000L),
                reports.stream().map(Said::quantity).toList());
        assertEquals(NOON + MS + LATENCY_NS, reports.get(2).venueNs());
    }

    @Test
    void shouldRequoteWhenThePriceMovedAgainstTheOrderByMoreThanItsDeviation() {
        desk.quote(EURUSD, 108_420, 108_430)
                .deviation(3)
                .enter(EURUSD, BUY, "1")
                .deviation(3)
                .enter(EURUSD, SELL, "1")
                .deviation(4)
                .enter(EURUSD, BUY, "1")
                .enter(EURUSD, BUY, "1")
                .settle();
        desk.quote(NOON + MS, EURUSD, 108_424, 108_434);

        List<Said> reports = desk.at(NOON + 60 * MS).reports();

        assertEquals(ExecType.REJECT, reports.get(0).type());
        assertEquals(RefusalReason.REQUOTE, reports.get(0).refusal());
        assertEquals(
                List.of(ExecType.FILL, ExecType.FILL, ExecType.FILL),
                reports.stream().skip(1).map(Said::type).toList());
    }

    @Test
    void shouldNotRequoteWithoutLatency() {
        VenueDesk instant = new VenueDesk(VenueSettings.none()).hedging(USD, 100, "1000000");
        instant.quote(EURUSD, 108_420, 108_430).deviation(0).enter(EURUSD, BUY, "1");

        assertEquals(ExecType.FILL, instant.settled().type());
    }

    @Test
    void shouldNotRequoteTheCloseAtTheEnd() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle();
        desk.at(NOON + LATENCY_NS).report();
        desk.deviation(0).reason(ExecReason.END).exit(EURUSD, SELL, "1", 1);
        desk.quote(NOON + 60 * MS, EURUSD, 108_300, 108_310);

        Said exit = desk.at(NOON + 200 * MS).report();
        assertEquals(ExecType.FILL, exit.type());
        assertEquals(ExecReason.END, exit.reason());
    }

    @Test
    void shouldSlipAgainstTheOrder() {
        VenueDesk slippery = new VenueDesk(VenueSettings.none().withFriction(0, 2)).hedging(USD, 100, "1000000");
        slippery.quote(EURUSD, 108_420, 108_430);

        assertEquals(108_432, slippery.enter(EURUSD, BUY, "1").settled().price());
        assertEquals(108_418, slippery.exit(EURUSD, SELL, "1", 1).settled().price());
    }
}
