package io.ringfire.engine.indicator;

/**
 * Directional movement: +DI and −DI, what share of the true range was new ground above and below, and ADX, how
 * one-sided that is, whatever the side; all 0 to 100. Ready after 2 × {@code period} bars. O(1); one thread;
 * allocates nothing.
 *
 * <p>A bar's movement is up where its high rose by more than its low fell, down where its low fell by more than its
 * high rose, else none. Movements and true ranges, from the second bar on, are smoothed as Wilder does; DX = 100 ×
 * |+DI − −DI| / (+DI + −DI); ADX is the mean of the first {@code period} DX, smoothed likewise from then on. In a
 * flat market all three are 0: no range has no direction. Definition: Wilder, "New Concepts in Technical Trading
 * Systems", 1978, not rounded as there.
 */
public final class Adx {
    private final TrueRange trueRange = new TrueRange();
    private final WilderAverage ranges;
    private final WilderAverage ups;
    private final WilderAverage downs;
    private final WilderAverage index;
    private double lastHigh;
    private double lastLow;
    private boolean hasLast;

    /** Smooths over {@code period} bars, 1 to 100,000; 14 mostly. */
    public Adx(int period) {
        this.ranges = new WilderAverage(Inputs.period("period", period));
        this.ups = new WilderAverage(period);
        this.downs = new WilderAverage(period);
        this.index = new WilderAverage(period);
    }

    /** Takes the next bar. */
    public void update(double high, double low, double close) {
        Inputs.bar(high, low, close);
        double range = trueRange.next(high, low, close);
        if (hasLast) {
            double up = high - lastHigh;
            double down = lastLow - low;
            ranges.add(range);
            ups.add(up > down && up > 0 ? up : 0);
            downs.add(down > up && down > 0 ? down : 0);
            if (ranges.isFull()) {
                double moved = ups.average() + downs.average();
                index.add(moved == 0 ? 0 : 100 * (Math.abs(ups.average() - downs.average()) / moved));
            }
        }
        lastHigh = high;
        lastLow = low;
        hasLast = true;
    }

    /** Whether ADX is ready, and both DI with it. */
    public boolean isReady() {
        return index.isFull();
    }

    /** ADX, 0 to 100; 0 before it is ready. */
    public double adx() {
        return isReady() ? index.average() : 0;
    }

    /** +DI, 0 to 100; 0 before it is ready. */
    public double plusDi() {
        return share(ups);
    }

    /** −DI, 0 to 100; 0 before it is ready. */
    public double minusDi() {
        return share(downs);
    }

    private double share(WilderAverage moved) {
        return !isReady() || ranges.average() == 0 ? 0 : 100 * (moved.average() / ranges.average());
    }
}
