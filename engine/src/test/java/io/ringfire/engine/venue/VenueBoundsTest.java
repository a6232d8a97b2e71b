package io.ringfire.engine.venue;

import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.MS;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.SendResultDecoder;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VenueBoundsTest {
    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();

    @Test
    void shouldKeepFactsInOrderWhileTheQueueGrows() {
        FactQueue facts = new FactQueue();
        long added = 0;
        long polled = 0;
        for (int round = 1; round <= 200; round++) {
            for (int i = 0; i < round; i++) {
                facts.add(1_000 + added / 3).orderNumber = added++;
            }
            for (int i = 0; i < round / 2; i++) {
                assertEquals(1_000 + polled / 3, facts.nextDueNs());
                assertEquals(polled++, nextOrderNumber(facts));
            }
        }
        while (facts.nextDueNs() != Long.MAX_VALUE) {
            assertEquals(polled++, nextOrderNumber(facts));
        }
        assertEquals(added, polled);
    }

    @Test
    void shouldNotSayAFactBeforeOneThatWasQueuedEarlier() {
        FactQueue facts = new FactQueue();
        facts.add(2_000);
        facts.add(1_000);

        facts.poll(slot, 1, 2_000);
        assertEquals(2_000, facts.nextDueNs());
    }

    @Test
    void shouldThrowRatherThanDropAFact() {
        FactQueue facts = new FactQueue();
        for (int i = 0; i < FactQueue.MAX_FACTS; i++) {
            facts.add(i);
        }
        assertThrows(IllegalStateException.class, () -> facts.add(0));
    }

    @Test
    void shouldThrowRatherThanDropAnOrder() {
        PendingOrders orders = new PendingOrders();
        for (int i = 0; i < PendingOrders.MAX_ORDERS; i++) {
            PendingOrder order = orders.spare();
            order.dueNs = i % 7;
            order.orderNumber = i;
            orders.add(order);
        }
        assertThrows(IllegalStateException.class, orders::spare);
        long last = -1;
        for (int i = 0; i < PendingOrders.MAX_ORDERS; i++) {
            PendingOrder next = orders.removeNext();
            long rank = next.dueNs * PendingOrders.MAX_ORDERS + next.orderNumber;
            assertTrue(rank > last);
            last = rank;
        }
        assertEquals(Long.MAX_VALUE, orders.nextDueNs());
    }

    @Test
    void shouldRefuseMorePositionsThanThereIsRoomFor() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 500, "1000000");
        desk.quote(EURUSD, 108_420, 108_430);
        for (int i = 0; i < VenueBook.MAX_POSITIONS; i++) {
            desk.enter(EURUSD, Side.BUY, "0.01").settled();
        }

        MarketOrderTest.refuses(RefusalReason.CAPACITY, desk.enter(EURUSD, Side.BUY, "0.01"));
        desk.exit(EURUSD, Side.SELL, "0.01", 1).settled();
        assertEquals(
                VenueBook.MAX_POSITIONS + 1,
                desk.enter(EURUSD, Side.BUY, "0.01").settled().positionId());
    }

    @Test
    void shouldCloseEveryPositionThereCanBeAtOneQuote() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 500, "20000");
        desk.quote(EURUSD, 108_420, 108_430);
        for (int i = 0; i < VenueBook.MAX_POSITIONS; i++) {
            desk.enter(EURUSD, Side.BUY, "0.01").settled();
        }

        assertEquals(
                VenueBook.MAX_POSITIONS,
                desk.quote(EURUSD, 8_420, 8_430).reports().size());
        assertEquals(0, desk.venue.usedMarginMicros(0));
    }

    @Test
    void shouldNameASettingThatIsOutOfRange() {
        VenueSettings none = VenueSettings.none();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> none.withFriction(-1, 0))
                .getMessage()
                .startsWith("latencyNs=-1 is not between 0 and"));
        assertThrows(IllegalArgumentException.class, () -> none.withFriction(0, -1));
        assertThrows(IllegalArgumentException.class, () -> none.withCommission(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withCommission(0, -1));
        assertThrows(IllegalArgumentException.class, () -> none.withMisbehaviour(1_000_001, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withMisbehaviour(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> none.withMarginLevels(-1, 0));
        assertEquals(
                none.withFriction(5 * MS, 2).withFriction(0, 0),
                none.withSwap(SwapModel.NONE, true, Set.copyOf(none.tripleDays())));
    }

    @Test
    void shouldRefuseAnAccountTwice() {
        VenueDesk desk = new VenueDesk(VenueSettings.none()).hedging(USD, 500, "1");
        assertThrows(IllegalArgumentException.class, () -> desk.hedging(USD, 500, "1"));
        assertThrows(IllegalArgumentException.class, () -> desk.venue.addAccount(64, USD, 500, false, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.venue.addAccount(1, USD, 0, false, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.venue.balanceMicros(9));
    }

    private long nextOrderNumber(FactQueue facts) {
        facts.poll(slot, 1, 1);
        SendResultDecoder result = new SendResultDecoder();
        result.wrap(
                slot.buffer(),
                RecordFrame.BLOCK_OFFSET,
                SendResultDecoder.BLOCK_LENGTH,
                SendResultDecoder.SCHEMA_VERSION);
        return result.orderNumber();
    }
}
