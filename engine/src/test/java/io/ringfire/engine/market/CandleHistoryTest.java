package io.ringfire.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CandleHistoryTest {
    private static final int[] LENGTHS = {1, 7, 40, 3};
    private static final BarSpec MINUTES = BarSpec.parse("1-minute-mid");
    private static final long MINUTE_NS = 60_000_000_000L;

    /** A candle as a list would keep it, oldest first. */
    private record Kept(
            double open,
            double high,
            double low,
            double close,
            long volume,
            long startNs,
            long endNs,
            boolean followsGap) {}

    private static Bar bar(SplittableRandom random, int number) {
        Bar bar = new Bar();
        bar.spec = MINUTES;
        bar.begin(number * MINUTE_NS, (number + 1) * MINUTE_NS);
        bar.followsGap = random.nextInt(9) == 0;
        long volume = random.nextBoolean() ? 0 : 1 + random.nextInt(5);
        for (int ticks = random.nextInt(5); ticks > 0; ticks--) {
            bar.add(200_001 + random.nextInt(2_000), volume);
        }
        return bar;
    }

    /** Seen failing with the gap's age off by one, with a gap seen that is older than the view, and with bars without ticks taken in. */
    @Test
    void shouldShowEachWhatAListOfItsLengthWouldHold() {
        SplittableRandom random = new SplittableRandom(11);
        CandleHistory history = new CandleHistory();
        List<Candles> views = new ArrayList<>();
        for (int length : LENGTHS) {
            views.add(history.last(length));
        }
        List<Kept> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Bar bar = bar(random, i);
            history.onBar(bar);
            if (bar.tickCount() > 0) {
                all.add(new Kept(
                        bar.openHalfPoints() / 2.0,
                        bar.highHalfPoints() / 2.0,
                        bar.lowHalfPoints() / 2.0,
                        bar.closeHalfPoints() / 2.0,
                        bar.volumeMicroLots() > 0 ? bar.volumeMicroLots() : bar.tickCount(),
                        bar.startNs(),
                        bar.endNs(),
                        bar.followsGap()));
            }
            for (int view = 0; view < LENGTHS.length; view++) {
                int size = Math.min(all.size(), LENGTHS[view]);
                requireSame(all.subList(all.size() - size, all.size()), views.get(view), random);
            }
        }
        assertTrue(all.size() < 1_800, "some bars had no tick");
    }

    private static void requireSame(List<Kept> kept, Candles candles, SplittableRandom random) {
        assertEquals(kept.size(), candles.size());
        for (int back = 0; back < kept.size(); back++) {
            assertEquals(kept.get(kept.size() - 1 - back), shown(candles, back));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> candles.close(kept.size()));
        assertThrows(IndexOutOfBoundsException.class, () -> candles.close(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> candles.highest(0, kept.size()));
        if (kept.isEmpty()) {
            return;
        }
        int from = random.nextInt(kept.size());
        int to = from + random.nextInt(kept.size() - from);
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double ranges = 0;
        long volumes = 0;
        for (int back = from; back <= to; back++) {
            Kept candle = kept.get(kept.size() - 1 - back);
            highest = Math.max(highest, candle.high);
            lowest = Math.min(lowest, candle.low);
            ranges += candle.high - candle.low;
            volumes += candle.volume;
        }
        assertEquals(highest, candles.highest(from, to));
        assertEquals(lowest, candles.lowest(from, to));
        assertEquals(ranges / (to - from + 1), candles.meanRange(from, to));
        assertEquals((double) volumes / (to - from + 1), candles.meanVolume(from, to));
        boolean hasGap = false;
        for (int back = 0; back < kept.size(); back++) {
            assertEquals(hasGap, candles.hasGapWithin(back + 1), "within " + (back + 1));
            hasGap |= kept.get(kept.size() - 1 - back).followsGap;
        }
        if (!hasGap) {
            assertThrows(IndexOutOfBoundsException.class, () -> candles.hasGapWithin(kept.size() + 2));
        }
    }

    private static Kept shown(Candles candles, int back) {
        return new Kept(
                candles.open(back),
                candles.high(back),
                candles.low(back),
                candles.close(back),
                candles.volume(back),
                candles.startNs(back),
                candles.endNs(back),
                candles.followsGap(back));
    }

    /** What one looks at must not depend on who else looks. */
    @Test
    void shouldRefuseALengthThatItCannotShow() {
        CandleHistory history = new CandleHistory();
        assertThrows(IllegalArgumentException.class, () -> history.last(0));
        assertThrows(IllegalArgumentException.class, () -> history.last(CandleHistory.MOST + 1));
        assertThrows(IllegalStateException.class, () -> history.add(1, 1, 1, 1, 1, 0, 1, false));
        history.last(5);
        history.add(1, 1, 1, 1, 1, 0, 1, false);
        assertEquals(1, history.last(5).size());
        assertThrows(IllegalStateException.class, () -> history.last(6));
    }

    /** Of every candle, one that has left too; not of the length. Seen failing with the newest candle alone hashed. */
    @Test
    void shouldHashWhatItHasSeen() {
        assertEquals(hash(3, 100), hash(50, 100));
        for (int changed = 0; changed < 10; changed++) {
            assertNotEquals(hash(3, 100), hash(3, changed));
        }
        assertNotEquals(new CandleHistory().foldState(1), new CandleHistory().foldState(2));
        assertFalse(new CandleHistory().foldState(1) == hash(3, 100));
    }

    private static long hash(int length, int changed) {
        CandleHistory history = new CandleHistory();
        history.last(length);
        for (int i = 0; i < 10; i++) {
            history.add(5, 9, 1, i == changed ? 6 : 5, 1, i, i + 1, false);
        }
        return history.foldState(1);
    }
}
