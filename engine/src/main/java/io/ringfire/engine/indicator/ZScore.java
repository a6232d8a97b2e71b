package io.ringfire.engine.indicator;

/**
 * Standard score: how many deviations the last value is from the mean of the last {@code period}, itself included.
 * The deviation is that of the population, as in {@link Bollinger}, so no score is beyond ±√({@code period} − 1).
 * Ready after {@code period} values. Of values that are all equal, whose deviation is 0, the score is 0, exactly.
 * O(1) amortised; one thread; allocates nothing after construction.
 */
public final class ZScore {
    private final SlidingMoments window;
    private double last;

    /** Over {@code period} values, 2 to 100,000. */
    public ZScore(int period) {
        if (period == 1) {
            throw new IllegalArgumentException("period=1 leaves nothing to deviate from");
        }
        this.window = new SlidingMoments(Inputs.period("period", period));
    }

    /** Takes the next value. */
    public void update(double value) {
        Inputs.value(value);
        window.add(value);
        last = value;
    }

    /** Whether the window is full. */
    public boolean isReady() {
        return window.isFull();
    }

    /** The score, without unit; 0 before it is ready. */
    public double value() {
        if (!isReady()) {
            return 0;
        }
        double deviation = window.deviation();
        return deviation == 0 ? 0 : (last - window.mean()) / deviation;
    }
}
