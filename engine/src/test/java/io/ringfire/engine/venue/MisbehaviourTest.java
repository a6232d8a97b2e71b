package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.MS;
import static io.ringfire.engine.venue.VenueDesk.NOON;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {
    private static final int ALWAYS = VenueSettings.WHOLE_PPM;

    @Test
    void shouldRejectAboutAsOftenAsAskedAndTheSameOrdersForTheSameSeed() {
        List<ExecType> first = outcomes(VenueSettings.none().withMisbehaviour(100_000, 0, 1));

        long rejected = first.stream().filter(type -> type == ExecType.REJECT).count();
        assertTrue(rejected > 60 && rejected < 140, rejected + " of 1000 rejected");
        assertEquals(first, outcomes(VenueSettings.none().withMisbehaviour(100_000, 0, 1)));
        assertNotEquals(first, outcomes(VenueSettings.none().withMisbehaviour(100_000, 0, 2)));
    }

    @Test
    void shouldRejectWithoutMore() {
        VenueDesk desk = desk(VenueSettings.none().withMisbehaviour(ALWAYS, 0, 1));

        MarketOrderTest.refuses(
                RefusalReason.VENUE_REJECTED,
                desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1"));
    }

    @Test
    void shouldFillHalfNowAndTheRestOneLatencyLater() {
        VenueDesk desk =
                desk(VenueSettings.none().withMisbehaviour(0, ALWAYS, 1).withFriction(10 * MS, 0));
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "0.05").settle();
        desk.quote(NOON + 10 * MS, EURUSD, 108_421, 108_431).settle();

        Said part = desk.report();
        assertEquals(ExecType.PARTIAL_FILL, part.type());
        assertEquals(20_000, part.quantity());
        assertEquals(30_000, part.leaves());
        assertEquals(108_431, part.price());
        assertEquals(NOON + 20 * MS, desk.venue.nextDueNs());

        desk.quote(NOON + 15 * MS, EURUSD, 108_440, 108_450).settle();
        Said rest = desk.at(NOON + 20 * MS).report();
        assertEquals(ExecType.FILL, rest.type());
        assertEquals(30_000, rest.quantity());
        assertEquals(0, rest.leaves());
        assertEquals(108_450, rest.price());
        assertEquals(part.positionId(), rest.positionId());
        assertEquals(part.orderTicket(), rest.orderTicket());
        assertTrue(rest.isEntry());
        assertEquals(1, desk.venue.openPositions(0));
    }

    @Test
    void shouldFillBothPartsAtOneQuoteWithoutLatency() {
        VenueDesk desk = desk(VenueSettings.none().withMisbehaviour(0, ALWAYS, 1));
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle();

        assertEquals(
                List.of(ExecType.PARTIAL_FILL, ExecType.FILL),
                desk.reports().stream().map(Said::type).toList());
        desk.exit(EURUSD, SELL, "1", 1).settle();
        assertEquals(
                List.of(500_000L, 500_000L),
                desk.reports().stream().map(Said::quantity).toList());
        assertEquals(0, desk.venue.openPositions(0));
    }

    @Test
    void shouldNotSplitTheSmallestVolume() {
        VenueDesk desk = desk(VenueSettings.none().withMisbehaviour(0, ALWAYS, 1));

        assertEquals(
                ExecType.FILL,
                desk.quote(EURUSD, 108_420, 108_430)
                        .enter(EURUSD, BUY, "0.01")
                        .settled()
                        .type());
    }

    @Test
    void shouldRefuseTheRestWhenThePriceHasLeft() {
        VenueDesk desk =
                desk(VenueSettings.none().withMisbehaviour(0, ALWAYS, 1).withFriction(10 * MS, 0));
        desk.quote(EURUSD, 108_420, 108_430)
                .deviation(5)
                .enter(EURUSD, BUY, "1")
                .settle();
        desk.quote(NOON + 15 * MS, EURUSD, 108_430, 108_440).settle();

        List<Said> reports = desk.at(NOON + 30 * MS).reports();
        assertEquals(ExecType.PARTIAL_FILL, reports.get(0).type());
        assertEquals(RefusalReason.REQUOTE, reports.get(1).refusal());
    }

    @Test
    void shouldCloseAtTheEndWhateverTheModels() {
        VenueDesk desk = desk(VenueSettings.none().withMisbehaviour(0, ALWAYS, 1));
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settle().said();

        assertEquals(
                ExecType.FILL,
                desk.reason(ExecReason.END).exit(EURUSD, SELL, "1", 1).settled().type());
    }

    private static List<ExecType> outcomes(VenueSettings settings) {
        VenueDesk desk = desk(settings);
        List<ExecType> outcomes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            outcomes.add(desk.quote(EURUSD, 108_420, 108_430)
                    .enter(EURUSD, i % 2 == 0 ? BUY : SELL, "0.01")
                    .settled()
                    .type());
        }
        return outcomes;
    }

    private static VenueDesk desk(VenueSettings settings) {
        return new VenueDesk(settings).hedging(USD, 100, "1000000");
    }
}
