package io.ringfire.engine.indicator;

/**
 * Donchian channel: highest high and lowest low of the last {@code period} bars, the newest included, and their
 * middle, in the unit of the prices. A close is never outside of a channel that holds its own bar: a breakout rule
 * asks before it updates. Ready after {@code period} bars. In a flat market all three are that price. Exact; O(1)
 * amortised; one thread; allocates nothing after construction. Definition: Donchian's four-week rule, "Commodities:
 * High finance in copper", Financial Analysts Journal 16(6), 1960.
 */
public final class Donchian {
    private final SlidingExtremes window;

    /** Over {@code period} bars, 1 to 100,000; 20 mostly. */
    public Donchian(int period) {
        this.window = new SlidingExtremes(Inputs.period("period", period));
    }

    /** Takes the next bar. */
    public void update(double high, double low) {
        Inputs.range(high, low);
        window.add(high, low);
    }

    /** Whether the window is full. */
    public boolean isReady() {
        return window.isFull();
    }

    /** Highest high; 0 before it is ready. */
    public double upper() {
        return isReady() ? window.highest() : 0;
    }

    /** Lowest low; 0 before it is ready. */
    public double lower() {
        return isReady() ? window.lowest() : 0;
    }

    /** Half way between both; 0 before it is ready. */
    public double middle() {
        return (upper() + lower()) / 2;
    }
}
