package io.ringfire.engine.indicator;

/**
 * Stochastic oscillator: where the close stands between the lowest low and the highest high of the last {@code
 * period} bars, 0 to 100 (%K, slowed over {@code slowing} bars; 1 for not at all), and the mean of that over {@code
 * signal} bars (%D). Ready after {@code period} + {@code slowing} + {@code signal} − 2 bars. O(1) amortised; one
 * thread; allocates nothing after construction.
 *
 * <p>Where highest and lowest are one, a bar says nothing: it counts as 50. (MetaTrader shows 100 there.)
 * Definition: Lane, "Lane's Stochastics", 1984.
 */
public final class Stochastic {
    /** How %K is slowed. */
    public enum Slowing {
        /** The mean of the last %K, as most charts. */
        MEAN,
        /** The sum of (close − lowest) over that of (highest − lowest), as MetaTrader. Where all are 0: 50. */
        RATIO_OF_SUMS
    }

    private static final double NEUTRAL = 50;

    private final Slowing slowing;
    private final SlidingExtremes range;
    private final Sma mean;
    private final SlidingSum above;
    private final SlidingSum ranges;
    private final Sma signal;
    private double k;

    /** Over so many bars, each 1 to 100,000; 5, 3, 3 or 14, 3, 3 mostly. */
    public Stochastic(int period, int slowing, int signal, Slowing kind) {
        this.range = new SlidingExtremes(Inputs.period("period", period));
        this.mean = new Sma(Inputs.period("slowing", slowing));
        this.above = new SlidingSum(slowing);
        this.ranges = new SlidingSum(slowing);
        this.signal = new Sma(Inputs.period("signal", signal));
        this.slowing = kind;
    }

    /** Takes the next bar. */
    public void update(double high, double low, double close) {
        Inputs.bar(high, low, close);
        range.add(high, low);
        if (!range.isFull()) {
            return;
        }
        double lowest = range.lowest();
        double width = range.highest() - lowest;
        mean.update(width == 0 ? NEUTRAL : 100 * ((close - lowest) / width));
        above.add(close - lowest);
        ranges.add(width);
        if (mean.isReady()) {
            k = slowing == Slowing.MEAN ? mean.value() : ratio();
            signal.update(k);
        }
    }

    /** Whether %D is ready, and %K with it. */
    public boolean isReady() {
        return signal.isReady();
    }

    /** %K, slowed, 0 to 100; 0 before it is ready. */
    public double k() {
        return isReady() ? k : 0;
    }

    /** %D, 0 to 100; 0 before it is ready. */
    public double d() {
        return signal.value();
    }

    private double ratio() {
        double width = ranges.sum();
        return width == 0 ? NEUTRAL : 100 * (above.sum() / width);
    }
}
