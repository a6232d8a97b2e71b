package io.ringfire.app.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A spread of two points throughout. */
class RandomEntriesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private final TickHistory ticks = new TickHistory();

    private void bids(long... bids) {
        for (long bid : bids) {
            ticks.add(ticks.size() * MINUTE, bid, bid + 2);
        }
    }

    private static PlannedEntry planned(Side side, long risk, long reward) {
        return new PlannedEntry(0, 0, side, risk, reward);
    }

    /** Bought at 102: the stop is at 92, and a bid of 90 reaches it. */
    @Test
    void shouldFillAStopAtTheQuoteThatReachesIt() {
        bids(100, 93, 90, 130);
        assertEquals(-1.2, planned(Side.BUY, 10, 20).outcome(ticks, 0, Side.BUY));
    }

    /** Bought at 102: the target is at 122, whatever the bid that passes it. */
    @Test
    void shouldFillATargetAtItsPrice() {
        bids(100, 121, 140, 50);
        assertEquals(2, planned(Side.BUY, 10, 20).outcome(ticks, 0, Side.BUY));
    }

    /** Sold at 100, closed at the ask: a bid of 79 asks 81, and the target of 80 is not reached. */
    @Test
    void shouldCloseAShortAtTheAsk() {
        bids(100, 79, 109);
        assertEquals(-1.1, planned(Side.SELL, 10, 20).outcome(ticks, 0, Side.SELL));
        assertEquals(2, planned(Side.SELL, 10, 19).outcome(ticks, 0, Side.SELL) * 10 / 9.5);
    }

    @Test
    void shouldCloseAtTheLastQuoteWhatNeitherHasReached() {
        bids(100, 105);
        assertEquals(0.3, planned(Side.BUY, 10, 20).outcome(ticks, 0, Side.BUY));
        assertEquals(0, planned(Side.BUY, 10, 20).outcome(ticks, 1, Side.BUY), "nothing came behind it");
    }

    @Test
    void shouldFindTheLastQuoteAtOrBeforeAnInstant() {
        bids(1, 2, 3);
        ticks.add(2 * MINUTE, 4, 6);
        assertEquals(-1, ticks.lastAt(-1));
        assertEquals(0, ticks.lastAt(0));
        assertEquals(0, ticks.lastAt(MINUTE - 1));
        assertEquals(3, ticks.lastAt(2 * MINUTE), "the last of equal times");
        assertEquals(3, ticks.lastAt(Long.MAX_VALUE));
    }

    /** Rises at ten, falls at eleven: whoever buys at ten wins in every run, and no draw may leave the hour. */
    @Test
    void shouldDrawFromTheSameHourAlone() {
        for (int day = 0; day < 5; day++) {
            for (int minute = 0; minute < 120; minute++) {
                long at = day * 24 * HOUR + (10 + minute / 60) * HOUR + minute % 60 * MINUTE;
                long bid = minute < 60 ? 10_000 : 20_000;
                ticks.add(at, bid, bid + 2);
            }
        }
        // at ten the next move is up to 20,000, at eleven down to 10,000
        RandomEntries random = new RandomEntries(Map.of(0, ticks));
        PlannedEntry atTen = new PlannedEntry(0, 10 * HOUR, Side.BUY, 1_000, 1_000);
        double[] means = random.runs(List.of(atTen), 200, 1);
        // a buy at ten makes 1, a sale loses all the way up: nothing in between, as there would be of an entry at
        // eleven
        for (double mean : means) {
            assertTrue(mean == 1 || mean < -9, "made " + mean);
        }
        assertTrue(Arrays.stream(means).anyMatch(mean -> mean == 1));
        assertTrue(Arrays.stream(means).anyMatch(mean -> mean < 0));
    }

    @Test
    void shouldDrawTheSameForTheSameSeed() {
        walk(20_000, 3);
        RandomEntries random = new RandomEntries(Map.of(0, ticks));
        List<PlannedEntry> entries = entries(20, 5);
        assertArrayEquals(random.runs(entries, 100, 7), random.runs(entries, 100, 7));
        assertFalse(Arrays.equals(random.runs(entries, 100, 7), random.runs(entries, 100, 8)));
    }

    /** Entries without any knowledge must be within the interval nineteen times of twenty. Seen failing with draws from one run for all. */
    @Test
    void shouldFindNothingInEntriesThatKnowNothing() {
        walk(60_000, 11);
        RandomEntries random = new RandomEntries(Map.of(0, ticks));
        int outside = 0;
        for (int i = 0; i < 100; i++) {
            outside += verdict(random, entries(30, 1_000 + i)).equals("as random") ? 0 : 1;
        }
        assertTrue(outside <= 15, outside + " of 100 outside of their intervals");
    }

    /** Seen failing with the outcomes of buys and sales confused. */
    @Test
    void shouldFindEntriesThatKnowTheFuture() {
        walk(60_000, 12);
        RandomEntries random = new RandomEntries(Map.of(0, ticks));
        List<PlannedEntry> knowing = new ArrayList<>();
        List<PlannedEntry> fooled = new ArrayList<>();
        for (PlannedEntry entry : entries(30, 9)) {
            int at = ticks.lastAt(entry.atNs());
            Side better =
                    entry.outcome(ticks, at, Side.BUY) > entry.outcome(ticks, at, Side.SELL) ? Side.BUY : Side.SELL;
            knowing.add(with(entry, better));
            fooled.add(with(entry, better.opposite()));
        }
        assertEquals("better than random", verdict(random, knowing));
        assertEquals("worse than random", verdict(random, fooled));
        assertEquals("no entries", verdict(random, List.of()));
    }

    private static PlannedEntry with(PlannedEntry entry, Side side) {
        return new PlannedEntry(0, entry.atNs(), side, entry.riskPoints(), entry.rewardPoints());
    }

    private static String verdict(RandomEntries random, List<PlannedEntry> entries) {
        double[] runs = entries.isEmpty() ? new double[0] : random.runs(entries, 400, 1);
        return new EntryComparison("s", entries.size(), 0, random.planned(entries), runs).verdict();
    }

    /** Quotes every ten seconds. */
    private void walk(int quotes, long seed) {
        Random random = new Random(seed);
        long bid = 100_000;
        for (int i = 0; i < quotes; i++) {
            bid += random.nextInt(11) - 5;
            ticks.add(i * 10_000_000_000L, bid, bid + 2);
        }
    }

    private List<PlannedEntry> entries(int number, long seed) {
        Random random = new Random(seed);
        List<PlannedEntry> entries = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            long at = ticks.eventNs(random.nextInt(ticks.size() * 9 / 10));
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            entries.add(new PlannedEntry(0, at, side, 20 + random.nextInt(40), 20 + random.nextInt(40)));
        }
        return entries;
    }
}
