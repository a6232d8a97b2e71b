package io.ringfire.engine.indicator;

/**
 * The sum of the last {@code length} values, O(1) amortised, without drift: nothing is ever subtracted.
 *
 * <p>Values come in blocks of the window's length. A window is the end of one block and the beginning of the next,
 * so its sum is that of what the new block has so far and that of the rest of the old one, which was summed from
 * its end when the block was full. Its error is at most {@code length} × 2^-53 of the sum of the absolute values,
 * after a million bars as after one window. Blocks after van Herk, "A fast algorithm for local minimum and maximum
 * filters", 1992, and Gil and Werman, "Computing 2-D min, median, and max filters", 1993, who take extremes so;
 * {@link SlidingExtremes} does, and {@link SlidingMoments} with means and deviations.
 *
 * <p>One call in {@code length} costs O({@code length}). Memory is one array of that length.
 */
final class SlidingSum {
    /**
     * Up to {@code position} the values of this block; from there on the sums from that place to the end of the
     * block before.
     */
    private final double[] block;

    private int position;
    private double head;
    private long count;

    SlidingSum(int length) {
        this.block = new double[length];
    }

    void add(double value) {
        if (position == block.length) {
            for (int i = block.length - 2; i >= 0; i--) {
                block[i] += block[i + 1];
            }
            position = 0;
            head = 0;
        }
        block[position++] = value;
        head += value;
        count++;
    }

    boolean isFull() {
        return count >= block.length;
    }

    /** Of all so far while it is not full. */
    double sum() {
        return position == block.length ? head : head + block[position];
    }
}
