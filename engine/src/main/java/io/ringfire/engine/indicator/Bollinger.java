package io.ringfire.engine.indicator;

/**
 * Bollinger bands: the mean of the last {@code period} values, and as many deviations above and below it, in the
 * values' unit. The deviation is that of the population (divided by the number of values). Ready after {@code
 * period} values. O(1) amortised; one thread; allocates nothing after construction.
 *
 * <p>In a flat market all bands are that value, exactly, the width is 0 and %B ½. Definition: Bollinger, "Bollinger
 * on Bollinger Bands", 2001.
 */
public final class Bollinger {
    private final SlidingMoments window;
    private final double deviations;
    private double last;

    /** Over {@code period} values, 1 to 100,000; {@code deviations} above 0, 2 mostly. */
    public Bollinger(int period, double deviations) {
        this.window = new SlidingMoments(Inputs.period("period", period));
        this.deviations = Inputs.positive("deviations", deviations);
    }

    /** Takes the next value, a close mostly. */
    public void update(double value) {
        Inputs.value(value);
        window.add(value);
        last = value;
    }

    /** Whether the window is full. */
    public boolean isReady() {
        return window.isFull();
    }

    /** The mean; 0 before it is ready. */
    public double middle() {
        return isReady() ? window.mean() : 0;
    }

    /** Mean plus deviations; 0 before it is ready. */
    public double upper() {
        return isReady() ? window.mean() + halfWidth() : 0;
    }

    /** Mean less deviations; 0 before it is ready. */
    public double lower() {
        return isReady() ? window.mean() - halfWidth() : 0;
    }

    /** Upper less lower band as a share of the mean; 0 before it is ready, and where the mean is 0. */
    public double bandWidth() {
        double middle = middle();
        return middle == 0 ? 0 : 2 * halfWidth() / middle;
    }

    /**
     * Where the last value is: 0 at the lower band, 1 at the upper one, beyond them outside; ½ where they are one;
     * 0 before it is ready.
     */
    public double percentB() {
        if (!isReady()) {
            return 0;
        }
        double half = halfWidth();
        return half == 0 ? 0.5 : 0.5 + (last - window.mean()) / (2 * half);
    }

    private double halfWidth() {
        return deviations * window.deviation();
    }
}
