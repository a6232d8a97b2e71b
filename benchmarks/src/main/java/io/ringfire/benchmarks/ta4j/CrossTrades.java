package io.ringfire.benchmarks.ta4j;

import java.util.Arrays;

/** Long trades by the number of the bar at whose close they began and ended, from 0 on. Filled again and again. */
final class CrossTrades {
    private int[] bars = new int[1 << 10];
    private int count;

    void clear() {
        count = 0;
    }

    boolean isInTheMarket() {
        return (count & 1) == 1;
    }

    /** Enters, or leaves where it is in the market. */
    void turn(int bar) {
        if (count == bars.length) {
            bars = Arrays.copyOf(bars, 2 * count);
        }
        bars[count++] = bar;
    }

    /** Trades that have ended. */
    int closed() {
        return count / 2;
    }

    /** What differs first between these and those; empty for nothing. */
    String differenceFrom(CrossTrades those) {
        int at = Arrays.mismatch(bars, 0, count, those.bars, 0, those.count);
        if (at < 0) {
            return "";
        }
        return (at % 2 == 0 ? "entry of trade " : "exit of trade ") + at / 2 + " is at " + word(at) + " and at "
                + those.word(at);
    }

    private String word(int at) {
        return at < count ? "bar " + bars[at] : "no bar";
    }
}
