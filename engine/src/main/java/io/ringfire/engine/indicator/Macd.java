package io.ringfire.engine.indicator;

/**
 * Moving average convergence divergence: the fast EMA less the slow one, in the values' unit; its signal line, an
 * EMA of that; and the histogram, the line less its signal. The signal begins when both averages are ready, so all
 * is ready after {@code slow} + {@code signal} − 1 values. O(1); one thread; allocates nothing. In a flat market
 * all three are 0, within rounding of the price.
 *
 * <p>Definition: Appel, "The Moving Average Convergence-Divergence Trading Method", 1979; the histogram: Aspray,
 * 1986. MetaTrader's own MACD differs: its signal is a simple average, and its bars are the line.
 */
public final class Macd {
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    /**
     * {@code fast} below {@code slow}, each 1 to 100,000 values; 12, 26 and 9 mostly. All three averages are seeded
     * alike.
     */
    public Macd(int fast, int slow, int signal, Ema.Seed seed) {
        this.fast = new Ema(Inputs.period("fast", fast), seed);
        this.slow = new Ema(Inputs.period("slow", slow), seed);
        this.signal = new Ema(Inputs.period("signal", signal), seed);
        if (fast >= slow) {
            throw new IllegalArgumentException("fast=" + fast + " is not below slow=" + slow);
        }
    }

    /** Takes the next value, a close mostly. */
    public void update(double value) {
        fast.update(value);
        slow.update(value);
        if (slow.isReady()) {
            signal.update(fast.value() - slow.value());
        }
    }

    /** Whether the signal line is ready, and the line with it. */
    public boolean isReady() {
        return signal.isReady();
    }

    /** Fast less slow average; 0 before it is ready. */
    public double line() {
        return isReady() ? fast.value() - slow.value() : 0;
    }

    /** The signal line; 0 before it is ready. */
    public double signal() {
        return isReady() ? signal.value() : 0;
    }

    /** Line less signal; 0 before it is ready. */
    public double histogram() {
        return line() - signal();
    }
}
