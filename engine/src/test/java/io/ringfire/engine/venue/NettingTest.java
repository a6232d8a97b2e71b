package io.ringfire.engine.venue;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class NettingTest {
    private final VenueDesk desk = new VenueDesk(VenueSettings.none()).netting(USD, 100, "10000");

    @Test
    void shouldHoldOnePositionAnInstrument() {
        desk.quote(EURUSD, 108_420, 108_430).quote(USDJPY, 91_700, 91_705);
        assertEquals(1, desk.enter(EURUSD, BUY, "1").settled().positionId());
        assertEquals(1, desk.enter(EURUSD, BUY, "0.5").settled().positionId());
        assertEquals(2, desk.enter(USDJPY, BUY, "1").settled().positionId());
        assertEquals(2, desk.venue.openPositions(0));
    }

    @Test
    void shouldReduceByAnOppositeEntry() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settled();
        desk.quote(EURUSD, 108_530, 108_540);

        Said fill = desk.enter(EURUSD, SELL, "0.4").settled();

        assertEquals(ExecType.FILL, fill.type());
        assertFalse(fill.isEntry());
        assertEquals(1, fill.positionId());
        assertEquals(400_000, fill.quantity());
        assertEquals(micros("40.00"), fill.profit());
        assertEquals(micros("10100"), desk.venue.equityMicros(0));
    }

    @Test
    void shouldFlipInTwoReports() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settled();
        desk.quote(EURUSD, 108_530, 108_540).enter(EURUSD, SELL, "3").settle();

        List<Said> reports = desk.reports();

        assertEquals(2, reports.size());
        Said closing = reports.get(0);
        assertEquals(ExecType.PARTIAL_FILL, closing.type());
        assertFalse(closing.isEntry());
        assertEquals(1, closing.positionId());
        assertEquals(1_000_000, closing.quantity());
        assertEquals(2_000_000, closing.leaves());
        assertEquals(micros("100.00"), closing.profit());
        Said opening = reports.get(1);
        assertEquals(ExecType.FILL, opening.type());
        assertTrue(opening.isEntry());
        assertEquals(2, opening.positionId());
        assertEquals(2_000_000, opening.quantity());
        assertEquals(0, opening.leaves());
        assertEquals(0, opening.profit());
        assertEquals(closing.orderTicket(), opening.orderTicket());
        assertEquals(closing.dealTicket() + 1, opening.dealTicket());
    }

    @Test
    void shouldCloseWhatItCanWhenTheRestOfAFlipFindsNoMargin() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settled();

        desk.enter(EURUSD, SELL, "12").settle();

        List<Said> reports = desk.reports();
        assertEquals(ExecType.PARTIAL_FILL, reports.get(0).type());
        assertEquals(ExecType.REJECT, reports.get(1).type());
        assertEquals(RefusalReason.INSUFFICIENT_MARGIN, reports.get(1).refusal());
        assertEquals(0, desk.venue.openPositions(0));
    }

    @Test
    void shouldNeverFlipByAnExit() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "1").settled();

        assertEquals(1_000_000, desk.exit(EURUSD, SELL, "3", 1).settled().quantity());
        assertEquals(0, desk.venue.openPositions(0));
    }

    @Test
    void shouldLoseNothingByAveraging() {
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "0.01").settled();
        desk.quote(EURUSD, 108_420, 108_431).enter(EURUSD, BUY, "0.02").settled();

        // opened at 108,430.666…: 0.01 × 20 + 0.02 × 19 points = 0.58, taken out in three parts
        desk.quote(EURUSD, 108_450, 108_460);
        long profit = 0;
        for (int i = 0; i < 3; i++) {
            profit += desk.exit(EURUSD, SELL, "0.01", 1).settled().profit();
        }
        assertEquals(micros("0.57"), profit); // each part is 0.1933…, rounded to 0.19
        desk.quote(EURUSD, 108_420, 108_430).enter(EURUSD, BUY, "0.01").settled();
        desk.quote(EURUSD, 108_420, 108_431).enter(EURUSD, BUY, "0.02").settled();
        desk.quote(EURUSD, 108_450, 108_460);
        assertEquals(
                micros("0.58"), desk.exit(EURUSD, SELL, "0.03", 2).settled().profit());
    }

    @Test
    void shouldKeepStopsThatAnAddedOrderDoesNotName() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_300, 109_000)
                .enter(EURUSD, BUY, "1")
                .settled();
        desk.stops(0, 108_800).enter(EURUSD, BUY, "1").settled();

        Said taken = desk.quote(EURUSD, 108_800, 108_810).report();
        assertEquals(ExecReason.TAKE_PROFIT, taken.reason());
        assertEquals(2_000_000, taken.quantity());
    }

    @Test
    void shouldKeepStopsWhenReduced() {
        desk.quote(EURUSD, 108_420, 108_430)
                .stops(108_300, 0)
                .enter(EURUSD, BUY, "1")
                .settled();
        desk.enter(EURUSD, SELL, "0.5").settled();

        assertEquals(500_000, desk.quote(EURUSD, 108_290, 108_300).report().quantity());
    }
}
