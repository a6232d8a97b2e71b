package io.ringfire.adapters.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemoMarketTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final long START_NS = 1_750_000_000L * SECOND_NS + 123_456_789L;
    private static final int SYMBOLS = DemoMarket.defaultSymbols().size();

    private record Tick(int symbol, long venueNs, long bid, long ask) {}

    /** Seen failing with the ticks' times drawn from a random number generator that each call advances. */
    @Test
    void shouldGiveTheSameTicksWhateverThePollingTimes() {
        List<Tick> once = ticks(42, 5 * MINUTE_NS, 5 * MINUTE_NS);
        assertEquals(once, ticks(42, 5 * MINUTE_NS, 7_000_001));
        assertEquals(once, ticks(42, 5 * MINUTE_NS, 0));
        assertNotEquals(once, ticks(43, 5 * MINUTE_NS, 5 * MINUTE_NS));
    }

    @Test
    void shouldGiveTheSameTicksToAMarketMadeLater() {
        List<Tick> whole = ticks(42, 2 * MINUTE_NS, 2 * MINUTE_NS);
        List<Tick> end = new ArrayList<>();
        DemoMarket late = new DemoMarket(42, DemoMarket.defaultSymbols());
        late.advanceTo(START_NS + MINUTE_NS, collect(end));
        assertTrue(end.isEmpty(), "the first call only says where to begin");
        late.advanceTo(START_NS + 2 * MINUTE_NS, collect(end));
        assertEquals(
                whole.stream()
                        .filter(tick -> tick.venueNs() > START_NS + MINUTE_NS)
                        .toList(),
                end);
    }

    @Test
    void shouldTickTwoToFiveTimesASecondInOrderAndNeverCrossed() {
        List<Tick> ticks = ticks(1, 20 * MINUTE_NS, SECOND_NS);
        long[] counts = new long[SYMBOLS];
        long[] spreads = new long[SYMBOLS];
        long lastNs = START_NS;
        for (Tick tick : ticks) {
            assertTrue(tick.venueNs() >= lastNs && tick.venueNs() % 1_000_000 == 0);
            assertTrue(tick.bid() > 0 && tick.ask() > tick.bid());
            lastNs = tick.venueNs();
            counts[tick.symbol()]++;
            spreads[tick.symbol()] |= 1L << (tick.ask() - tick.bid());
        }
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            double perSecond = counts[symbol] / 1_200.0;
            assertTrue(perSecond > 1.8 && perSecond < 5.2, symbol + " ticks " + perSecond + " times a second");
            assertTrue(Long.bitCount(spreads[symbol]) >= 3, "the spread varies");
        }
    }

    @Test
    void shouldCrossAveragesOfMinuteBarsAgainAndAgainAndStayNearItsStart() {
        int hours = 12;
        long[][] closes = new long[SYMBOLS][hours * 60];
        DemoMarket market = new DemoMarket(7, DemoMarket.defaultSymbols());
        for (long at = START_NS; at <= START_NS + hours * 60 * MINUTE_NS; at += SECOND_NS) {
            market.advanceTo(at, (symbol, venueNs, bid, ask) -> {
                long start = market.symbols().get(symbol).startPoints();
                assertTrue(Math.abs(bid - start) < start / 20, "wandered off");
                closes[symbol][Math.min(hours * 60 - 1, (int) ((venueNs - START_NS) / MINUTE_NS))] = bid;
            });
        }
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int crossings = crossings(closes[symbol]);
            assertTrue(crossings > hours && crossings < 20 * hours, symbol + " crossed " + crossings + " times");
        }
    }

    private static int crossings(long[] closes) {
        double fast = closes[0];
        double slow = closes[0];
        int crossings = 0;
        boolean above = false;
        for (int i = 0; i < closes.length; i++) {
            fast += (closes[i] - fast) * 2 / 11;
            slow += (closes[i] - slow) * 2 / 21;
            if (i > 20 && above != fast >= slow) {
                crossings++;
            }
            above = fast >= slow;
        }
        return crossings;
    }

    @Test
    void shouldMakeTicksForTheLastHourOnlyAfterALongPause() {
        DemoMarket market = new DemoMarket(42, DemoMarket.defaultSymbols());
        List<Tick> ticks = new ArrayList<>();
        market.advanceTo(START_NS, collect(ticks));
        long nowNs = START_NS + 1_000 * DemoMarket.MAX_ADVANCE_NS;
        market.advanceTo(nowNs, collect(ticks));
        assertTrue(ticks.get(0).venueNs() > nowNs - DemoMarket.MAX_ADVANCE_NS);
        int count = ticks.size();
        market.advanceTo(START_NS, collect(ticks));
        assertEquals(count, ticks.size(), "time that goes back gives nothing");
    }

    @Test
    void shouldAllocateNothingPerTick() {
        long[] sum = new long[1];
        long small = allocated(10, (symbol, venueNs, bid, ask) -> sum[0] += bid);
        long large = allocated(1_000, (symbol, venueNs, bid, ask) -> sum[0] += bid);
        assertTrue(large - small < 16_384, "allocated " + (large - small) + " bytes more");
        Object[] kept = new Object[1];
        long control = allocated(1_000, (symbol, venueNs, bid, ask) -> kept[0] = new long[] {bid});
        assertTrue(control - small > 1_000_000, "the measurement is blind");
    }

    private static long allocated(int seconds, QuoteSinkBySymbol sink) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DemoMarket market = new DemoMarket(42, DemoMarket.defaultSymbols());
        market.advanceTo(START_NS, sink);
        market.advanceTo(START_NS + SECOND_NS, sink);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 2; i < seconds; i++) {
            market.advanceTo(START_NS + i * SECOND_NS, sink);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void shouldRefuseASymbolWhosePriceCouldReachZero() {
        assertThrows(IllegalArgumentException.class, () -> new DemoSymbol("X", 5, 100, 5, 6));
        assertThrows(IllegalArgumentException.class, () -> new DemoSymbol("X", 5, 100_000, 0, 6));
        assertThrows(IllegalArgumentException.class, () -> new DemoSymbol("X", 5, 100_000, 5, 0));
    }

    /** Ticks over a stretch; a step of 0 stands for steps of random lengths. */
    private static List<Tick> ticks(long seed, long durationNs, long stepNs) {
        Random random = new Random(5);
        List<Tick> ticks = new ArrayList<>();
        DemoMarket market = new DemoMarket(seed, DemoMarket.defaultSymbols());
        long atNs = START_NS;
        while (atNs < START_NS + durationNs) {
            market.advanceTo(atNs, collect(ticks));
            atNs += stepNs == 0 ? 1 + random.nextInt(2_000_000_000) : stepNs;
        }
        market.advanceTo(START_NS + durationNs, collect(ticks));
        return ticks;
    }

    private static QuoteSinkBySymbol collect(List<Tick> ticks) {
        return (symbol, venueNs, bid, ask) -> ticks.add(new Tick(symbol, venueNs, bid, ask));
    }
}
