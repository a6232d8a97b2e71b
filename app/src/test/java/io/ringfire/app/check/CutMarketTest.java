package io.ringfire.app.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.simulation.MarketData;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class CutMarketTest {
    /** Seen failing when a cut ended before the other ticks of its instant, and when it ended at the cut's own time. */
    @Test
    void shouldEndBehindEveryTickOfTheFirstInstantAtOrAfterTheCut() {
        assertEquals(List.of(1L, 2L, 5L, 5L), timesOf(3));
        assertEquals(List.of(1L, 2L, 5L, 5L), timesOf(5));
        assertEquals(List.of(1L, 2L), timesOf(2));
        assertEquals(List.of(1L), timesOf(0));
        assertEquals(List.of(1L, 2L, 5L, 5L, 9L), timesOf(6));
        assertEquals(List.of(1L, 2L, 5L, 5L, 9L), timesOf(Long.MAX_VALUE));
    }

    private static List<Long> timesOf(long cutNs) {
        List<Long> times = new ArrayList<>();
        Ticks whole = new Ticks(1, 2, 5, 5, 9);
        whole.next();
        try (CutMarket cut = new CutMarket(whole, cutNs)) {
            do {
                times.add(cut.eventNs());
            } while (cut.next());
            assertEquals(1, cut.firstNs());
            assertEquals(times.get(times.size() - 1), cut.lastNs());
        }
        return times;
    }

    /** Instants, and nothing else. */
    private static final class Ticks implements MarketData {
        private final long[] times;
        private int at = -1;

        Ticks(long... times) {
            this.times = times;
        }

        @Override
        public boolean next() {
            return ++at < times.length;
        }

        @Override
        public long eventNs() {
            return times[at];
        }

        @Override
        public DirectBuffer buffer() {
            throw new AssertionError("nobody reads a tick here");
        }

        @Override
        public int offset() {
            return 0;
        }

        @Override
        public int length() {
            return 0;
        }

        @Override
        public int instrumentId() {
            return 0;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
