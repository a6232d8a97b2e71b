package io.ringfire.engine.indicator;

import java.util.Arrays;

/**
 * Highest high and lowest low of the last {@code length} bars: exact, O(1) amortised, in blocks as {@link
 * SlidingSum}.
 */
final class SlidingExtremes {
    private final double[] highs;
    private final double[] lows;
    private int position;
    private double headHighest = Double.NEGATIVE_INFINITY;
    private double headLowest = Double.POSITIVE_INFINITY;
    private long count;

    SlidingExtremes(int length) {
        this.highs = new double[length];
        this.lows = new double[length];
        Arrays.fill(highs, Double.NEGATIVE_INFINITY);
        Arrays.fill(lows, Double.POSITIVE_INFINITY);
    }

    void add(double high, double low) {
        if (position == highs.length) {
            for (int i = highs.length - 2; i >= 0; i--) {
                highs[i] = Math.max(highs[i], highs[i + 1]);
                lows[i] = Math.min(lows[i], lows[i + 1]);
            }
            position = 0;
            headHighest = Double.NEGATIVE_INFINITY;
            headLowest = Double.POSITIVE_INFINITY;
        }
        highs[position] = high;
        lows[position] = low;
        position++;
        headHighest = Math.max(headHighest, high);
        headLowest = Math.min(headLowest, low);
        count++;
    }

    int length() {
        return highs.length;
    }

    boolean isFull() {
        return count >= highs.length;
    }

    /** Of all so far while it is not full; there must be one. */
    double highest() {
        return position == highs.length ? headHighest : Math.max(headHighest, highs[position]);
    }

    /** Of all so far while it is not full; there must be one. */
    double lowest() {
        return position == lows.length ? headLowest : Math.min(headLowest, lows[position]);
    }
}
