package io.ringfire.engine.indicator;

/**
 * Commodity channel index: how far the typical price, (high + low + close) / 3, is from its mean over {@code
 * period} bars, in units of 0.015 mean absolute deviations; some 70 to 80 % of values lie within ±100. Ready after
 * {@code period} bars. One thread; allocates nothing after construction.
 *
 * <p>Every distance changes with the mean, so each bar walks the window: O({@code period}), not O(1). In a flat
 * market it is 0. Definition: Lambert, "Commodity Channel Index", Commodities, October 1980.
 */
public final class Cci {
    private static final double SCALE = 0.015;

    private final double[] window;
    private int next;
    private long count;
    private double value;

    /** Over {@code period} bars, 1 to 100,000; 14 or 20 mostly. */
    public Cci(int period) {
        this.window = new double[Inputs.period("period", period)];
    }

    /** Takes the next bar. */
    public void update(double high, double low, double close) {
        Inputs.bar(high, low, close);
        double price = Inputs.typicalPrice(high, low, close);
        window[next] = price;
        next = next + 1 == window.length ? 0 : next + 1;
        count++;
        if (isReady()) {
            value = index(price);
        }
    }

    /** Whether the window is full. */
    public boolean isReady() {
        return count >= window.length;
    }

    /** The index, without unit; 0 before it is ready. */
    public double value() {
        return value;
    }

    private double index(double price) {
        // distances from one price of the window: equal prices have exactly none
        double sum = 0;
        for (double each : window) {
            sum += each - price;
        }
        double fromMean = -sum / window.length;
        double distances = 0;
        for (double each : window) {
            distances += Math.abs(each - price + fromMean);
        }
        return distances == 0 ? 0 : fromMean * window.length / (SCALE * distances);
    }
}
