package io.ringfire.engine.indicator;

/**
 * Highest high and lowest low of the last {@code length} bars: exact, O(1) amortised, in blocks as {@link
 * SlidingSum}. A bar's two lie side by side.
 */
final class SlidingExtremes {
    private static final int STRIDE = 2;

    private final double[] highsAndLows;
    private int position; // of the next bar's high
    private double headHighest = Double.NEGATIVE_INFINITY;
    private double headLowest = Double.POSITIVE_INFINITY;
    private long count;

    SlidingExtremes(int length) {
        this.highsAndLows = new double[STRIDE * length];
        for (int i = 0; i < highsAndLows.length; i += STRIDE) {
            highsAndLows[i] = Double.NEGATIVE_INFINITY;
            highsAndLows[i + 1] = Double.POSITIVE_INFINITY;
        }
    }

    void add(double high, double low) {
        if (position == highsAndLows.length) {
            for (int i = highsAndLows.length - 2 * STRIDE; i >= 0; i -= STRIDE) {
                highsAndLows[i] = Math.max(highsAndLows[i], highsAndLows[i + STRIDE]);
                highsAndLows[i + 1] = Math.min(highsAndLows[i + 1], highsAndLows[i + STRIDE + 1]);
            }
            position = 0;
            headHighest = Double.NEGATIVE_INFINITY;
            headLowest = Double.POSITIVE_INFINITY;
        }
        highsAndLows[position] = high;
        highsAndLows[position + 1] = low;
        position += STRIDE;
        headHighest = Math.max(headHighest, high);
        headLowest = Math.min(headLowest, low);
        count++;
    }

    int length() {
        return highsAndLows.length / STRIDE;
    }

    boolean isFull() {
        return count >= length();
    }

    /** Of all so far while it is not full; there must be one. */
    double highest() {
        return position == highsAndLows.length ? headHighest : Math.max(headHighest, highsAndLows[position]);
    }

    /** Of all so far while it is not full; there must be one. */
    double lowest() {
        return position == highsAndLows.length ? headLowest : Math.min(headLowest, highsAndLows[position + 1]);
    }
}
