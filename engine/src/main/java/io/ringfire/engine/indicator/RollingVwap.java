package io.ringfire.engine.indicator;

/**
 * Volume-weighted average price of the last {@code period} bars, each at a price of the caller's choice, (high +
 * low + close) / 3 mostly, in its unit. Ready after {@code period} bars while one of them has volume: without any
 * there is no such price, and the value is 0. Of a flat market: that price, within rounding. O(1) amortised; one
 * thread; allocates nothing after construction. {@link SessionVwap} is the one that traders mean by the name.
 */
public final class RollingVwap {
    private final SlidingSum turnover;
    private final SlidingSum volumes;

    /** Over {@code period} bars, 1 to 100,000. */
    public RollingVwap(int period) {
        this.turnover = new SlidingSum(Inputs.period("period", period));
        this.volumes = new SlidingSum(period);
    }

    /** Takes the next bar; volume in any unit, ticks where the feed has none. */
    public void update(double price, double volume) {
        Inputs.value(price);
        Inputs.volume(volume);
        turnover.add(price * volume);
        volumes.add(volume);
    }

    /** Whether the window is full and holds volume. */
    public boolean isReady() {
        return volumes.isFull() && volumes.sum() > 0;
    }

    /** The average; 0 while it is not ready. */
    public double value() {
        return isReady() ? turnover.sum() / volumes.sum() : 0;
    }
}
