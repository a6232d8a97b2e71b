package io.ringfire.engine.indicator;

/**
 * Average true range: how far a market moves within a bar, gaps included, in the unit of its prices. The true range
 * is the greatest of high − low, |high − last close| and |low − last close|; of the first bar, which has no close
 * before it, high − low. Ready after {@code period} bars. Of a flat market: 0. O(1) amortised; one thread;
 * allocates nothing after construction.
 *
 * <p>Definition: Wilder, "New Concepts in Technical Trading Systems", 1978. What sizes positions is {@link BarAtr}.
 */
public final class Atr {
    /** How true ranges are averaged. */
    public enum Smoothing {
        /** Wilder's: the mean of the first {@code period}, then (average × (period − 1) + true range) / period. */
        WILDER,
        /** The mean of the last {@code period}, as MetaTrader's ATR. */
        SIMPLE
    }

    private final int period;
    private final TrueRange trueRange = new TrueRange();
    private final WilderAverage wilder;
    private final SlidingSum window; // null where Wilder's

    /** Averages over {@code period} bars, 1 to 100,000, as Wilder does. */
    public Atr(int period) {
        this(period, Smoothing.WILDER);
    }

    /** Averages over {@code period} bars, 1 to 100,000. */
    public Atr(int period, Smoothing smoothing) {
        this.period = Inputs.period("period", period);
        this.wilder = new WilderAverage(period);
        this.window = smoothing == Smoothing.SIMPLE ? new SlidingSum(period) : null;
    }

    /** Takes the next bar. */
    public void update(double high, double low, double close) {
        Inputs.bar(high, low, close);
        double range = trueRange.next(high, low, close);
        wilder.add(range);
        if (window != null) {
            window.add(range);
        }
    }

    /** Whether it has averaged {@code period} bars. */
    public boolean isReady() {
        return wilder.isFull();
    }

    /** The average; 0 before it is ready. */
    public double value() {
        if (!isReady()) {
            return 0;
        }
        return window == null ? wilder.average() : window.sum() / period;
    }
}
