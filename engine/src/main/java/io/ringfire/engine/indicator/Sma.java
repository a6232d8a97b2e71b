package io.ringfire.engine.indicator;

/**
 * Simple moving average: the mean of the last {@code period} values, in their unit. Ready after {@code period}
 * values. Of a flat market: that value. Error at most {@code period} × 2^-53 of the mean of the absolute values,
 * however long it runs ({@link SlidingSum}).
 */
public final class Sma {
    private final int period;
    private final SlidingSum window;

    /** Averages over {@code period} values, 1 to 100,000. */
    public Sma(int period) {
        this.period = Inputs.period("period", period);
        this.window = new SlidingSum(period);
    }

    /** Takes the next value. */
    public void update(double value) {
        Inputs.value(value);
        window.add(value);
    }

    /** Whether the window is full. */
    public boolean isReady() {
        return window.isFull();
    }

    /** The mean; 0 before it is ready. */
    public double value() {
        return isReady() ? window.sum() / period : 0;
    }
}
