package io.ringfire.engine.ledger;

import static io.ringfire.engine.ledger.LedgerDesk.LOT;
import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotPositionEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a position was opened at once volume has come and gone, and what it is worth by that. */
class OpenPriceTest {
    private final LedgerDesk desk = new LedgerDesk(true, Instruments.eurusd(0)).quote(0, 108_000, 108_000);

    /** What was sold before has earned its profit already. Seen failing: it went on weighing in the average, at 107,667. */
    @Test
    void shouldAverageWhatIsHeldAndNotWhatWasTakenOut() {
        desk.holds(1, 0, BUY, LOT, 107_000, 7);
        desk.order(2, 0, SELL, LOT / 2, 0).sent(2).fills(2, 0, SELL, LOT / 2, 108_000, 7, false);
        assertEquals(107_000, desk.position(7).openPricePoints(), "taking out leaves it as it is");

        desk.holds(3, 0, BUY, LOT / 2, 109_000, 7);

        assertEquals(108_000, desk.position(7).openPricePoints());
        assertEquals(0, desk.position(7).openProfitMicros(), "opened at 108,000 on average, and worth as much");
        assertEquals(107_667, desk.position(7).entryPricePoints(), "of all that was opened");
    }

    /** The venue settles at the exact average. Seen failing: valued at 107,001 points, 33 cents too much. */
    @Test
    void shouldValueByTheExactAverageAndNotByWholePoints() {
        desk.holds(1, 0, BUY, LOT / 3 * 2, 107_001, 7).holds(2, 0, BUY, LOT / 3, 107_002, 7);
        assertEquals(107_001, desk.position(7).openPricePoints());
        assertEquals(998_670_000, desk.position(7).openProfitMicros(), "0.999999 lots × 998.666… points");
    }

    @Test
    void shouldEstimateWhatIsHeldForACloseThatNamesNoQuantity() {
        desk.holds(1, 0, BUY, LOT, 107_000, 7);
        desk.report(
                0, ExecType.FILL, SELL, 0, 108_000, close -> close.positionId(7).estimated((short) 1));
        assertNull(desk.position(7));
        assertEquals(1_000_000_000, desk.account().profitMicros());
    }

    @Test
    void shouldEstimateNoMoreThanIsHeld() {
        desk.holds(1, 0, BUY, LOT, 107_000, 7);
        desk.report(
                0,
                ExecType.FILL,
                SELL,
                2 * LOT,
                108_000,
                close -> close.positionId(7).estimated((short) 1));
        assertNull(desk.position(7));
        assertEquals(1_000_000_000, desk.account().profitMicros());
        assertEquals("closed 7 1000000 107000-108000 1000000000 CLIENT", desk.told.get(2));
    }

    /** A run hands over its average to a whole point once some of it is closed, and all that it knows before that. */
    @Test
    void shouldTakeOverWhatIsHeldAtItsOwnAverage() {
        restore(7, LOT, LOT / 2, 109_000);
        restore(8, LOT, 0, 107_500);
        desk.quote(0, 108_001, 108_001);
        assertEquals(109_000, desk.position(7).openPricePoints());
        assertEquals(-499_500_000, desk.position(7).openProfitMicros());
        assertEquals(501_000_000, desk.position(8).openProfitMicros());
    }

    /** Of two entries, at 107,000 and at 108,000. */
    private void restore(long positionId, long openedMicroLots, long closedMicroLots, long openPricePoints) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[SnapshotPositionEncoder.BLOCK_LENGTH]);
        new SnapshotPositionEncoder()
                .wrap(buffer, 0)
                .positionId(positionId)
                .quantityMicroLots(openedMicroLots - closedMicroLots)
                .openPricePoints(openPricePoints)
                .openedMicroLots(openedMicroLots)
                .openValue((107_000 + 108_000) * (openedMicroLots / 2))
                .closedMicroLots(closedMicroLots);
        desk.ledger.restore(new SnapshotPositionDecoder()
                .wrap(buffer, 0, SnapshotPositionDecoder.BLOCK_LENGTH, SnapshotPositionDecoder.SCHEMA_VERSION));
    }
}
