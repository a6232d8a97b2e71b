package io.ringfire.engine.venue;

import static io.ringfire.engine.venue.VenueDesk.EURJPY;
import static io.ringfire.engine.venue.VenueDesk.EURUSD;
import static io.ringfire.engine.venue.VenueDesk.NOON;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.USDJPY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Seen failing with a {@code new long[1]} in the quote's way; {@link #shouldSeeAnAllocation} keeps proving that it can. */
class VenueAllocationTest {
    private static final int WARM_UP = 20_000;
    private static final int MEASURED = 10_000;
    private static final int ROUNDS = 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final VenueDesk desk = new VenueDesk(
                    VenueSettings.none().withFriction(1_000, 1).withCommission(20_000, 3_500_000))
            .hedging(USD, 100, "100000000");
    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();
    private long[] sink;

    @Test
    void shouldAllocateNothingForAQuote() {
        desk.quote(EURUSD, 106_000, 106_010).quote(USDJPY, 150_000, 150_010).quote(EURJPY, 159_000, 159_010);
        for (int i = 0; i < 10; i++) {
            desk.stops(100_000, 0).enter(EURJPY, Side.BUY, "0.1").settle();
            desk.enter(EURUSD, Side.SELL, "0.1").settle();
        }
        desk.at(NOON + 1_000_000).said();

        assertEquals(0, allocatedBy(this::quotes));
    }

    @Test
    void shouldAllocateNothingForOrdersAndReports() {
        desk.quote(EURUSD, 106_000, 106_010).quote(USDJPY, 150_000, 150_010);

        assertEquals(0, allocatedBy(this::openAndClose));
    }

    @Test
    void shouldSeeAnAllocation() {
        assertTrue(allocatedBy(i -> sink = new long[1]) > 0);
    }

    private void quotes(int i) {
        desk.at(desk.nowNs + 10);
        desk.venue.onQuote(EURUSD, desk.nowNs, 106_000 + i % 7, 106_010 + i % 7);
        desk.venue.onQuote(USDJPY, desk.nowNs, 150_000 + i % 5, 150_010 + i % 5);
        desk.venue.onQuote(EURJPY, desk.nowNs, 159_000 + i % 3, 159_010 + i % 3);
        desk.venue.settle(desk.nowNs);
    }

    private void openAndClose(int i) {
        desk.at(desk.nowNs + 10_000);
        desk.venue.onQuote(EURJPY, desk.nowNs, 159_000 + i % 3, 159_010 + i % 3);
        desk.order(0, EURJPY, Side.BUY, 100_000, Intent.ENTRY, 0);
        if (i > 0) {
            desk.order(0, EURJPY, Side.SELL, 100_000, Intent.EXIT, i);
        }
        desk.venue.settle(desk.nowNs);
        while (desk.venue.nextDueNs() < desk.nowNs + 5_000) {
            desk.venue.pollFact(desk.nowNs + 5_000, slot, i, desk.nowNs + 5_000);
        }
    }

    /** Bytes of the round that allocated least: the compiler at work makes this thread allocate a little now and then. */
    private long allocatedBy(IntConsumer work) {
        int next = 0;
        while (next < WARM_UP) {
            work.accept(next++);
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < MEASURED; i++) {
                work.accept(next++);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
