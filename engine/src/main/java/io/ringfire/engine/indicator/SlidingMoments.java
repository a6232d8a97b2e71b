package io.ringfire.engine.indicator;

/**
 * Mean and deviation of the last {@code length} values, O(1) amortised, in blocks as {@link SlidingSum}: no drift,
 * no difference of large squares. Within a block: Welford, "Note on a method for calculating corrected sums of
 * squares and products", Technometrics 4(3), 1962; of two parts: Chan, Golub and LeVeque, "Updating formulae and a
 * pairwise algorithm for computing sample variances", 1979. Equal values have exactly their value as mean, and
 * exactly 0 as deviation.
 */
final class SlidingMoments {
    /**
     * Up to {@code position} the values of this block; from there on the means from that place to the end of the
     * block before.
     */
    private final double[] means;

    /** From {@code position} on, squared distances from those means, summed. */
    private final double[] squares;

    private int position;
    private double headMean;
    private double headSquares;
    private long count;

    SlidingMoments(int length) {
        this.means = new double[length];
        this.squares = new double[length];
    }

    void add(double value) {
        if (position == means.length) {
            turn();
        }
        means[position++] = value;
        double distance = value - headMean;
        headMean += distance / position;
        headSquares += distance * (value - headMean);
        count++;
    }

    private void turn() {
        double mean = 0;
        double sum = 0;
        for (int i = means.length - 1; i >= 0; i--) {
            double value = means[i];
            double distance = value - mean;
            mean += distance / (means.length - i);
            sum += distance * (value - mean);
            means[i] = mean;
            squares[i] = sum;
        }
        position = 0;
        headMean = 0;
        headSquares = 0;
    }

    boolean isFull() {
        return count >= means.length;
    }

    /** Of all so far while it is not full. */
    double mean() {
        int tail = tail();
        return tail == 0 ? headMean : headMean + (means[position] - headMean) * tail / means.length;
    }

    /** Of all so far while it is not full; divided by their number, so that of the population. */
    double deviation() {
        int tail = tail();
        if (tail == 0) {
            return position == 0 ? 0 : Math.sqrt(headSquares / position);
        }
        double apart = means[position] - headMean;
        double sum = headSquares + squares[position] + apart * apart * tail * position / means.length;
        return Math.sqrt(sum / means.length);
    }

    /** Values of the block before that are in the window. */
    private int tail() {
        return isFull() ? means.length - position : 0;
    }
}
