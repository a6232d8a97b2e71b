package io.ringfire.engine.indicator;

/**
 * Swing points: a bar is a swing high where no bar of the {@code left} before it is higher and all of the {@code
 * right} behind it are lower; of equal highs side by side the last is one. A swing low is the mirror. So it is
 * known {@code right} bars later and never before: what is asked here is what was known at the newest bar. Ready
 * after {@code left} + {@code right} + 1 bars. A flat market has none. Exact; O(1) amortised; one thread; allocates
 * nothing after construction.
 *
 * <p>With two bars on either side: the fractals of Williams, "Trading Chaos", 1995, with MetaTrader's rule for
 * equal ones.
 */
public final class SwingPoints {
    private final int right;
    private final double[] highsAndLows; // of the last right + 1 bars, a bar's two side by side
    private final SlidingExtremes all;
    private final SlidingExtremes behind;
    private int next;
    private double high;
    private double low;
    private long count;
    private long highAt;
    private long lowAt;

    /** Bars on either side, each 1 to 50,000. */
    public SwingPoints(int left, int right) {
        Inputs.period("left", left);
        Inputs.period("right", right);
        Inputs.period("left + right + 1", left + right + 1);
        this.right = right;
        this.highsAndLows = new double[2 * (right + 1)];
        this.all = new SlidingExtremes(left + right + 1);
        this.behind = new SlidingExtremes(right);
    }

    /** Takes the next bar. */
    public void update(double barHigh, double barLow) {
        Inputs.range(barHigh, barLow);
        highsAndLows[next] = barHigh;
        highsAndLows[next + 1] = barLow;
        next = next == 2 * right ? 0 : next + 2;
        all.add(barHigh, barLow);
        behind.add(barHigh, barLow);
        count++;
        if (!isReady()) {
            return;
        }
        // the oldest that is kept is the bar in question
        double middleHigh = highsAndLows[next];
        double middleLow = highsAndLows[next + 1];
        if (middleHigh == all.highest() && behind.highest() < middleHigh) {
            high = middleHigh;
            highAt = count - right;
        }
        if (middleLow == all.lowest() && behind.lowest() > middleLow) {
            low = middleLow;
            lowAt = count - right;
        }
    }

    /** Whether a bar could be judged. */
    public boolean isReady() {
        return count >= all.length();
    }

    /** Whether there has been a swing high. */
    public boolean hasHigh() {
        return highAt > 0;
    }

    /** Whether there has been a swing low. */
    public boolean hasLow() {
        return lowAt > 0;
    }

    /** Whether the newest bar has proven a swing high. */
    public boolean isNewHigh() {
        return hasHigh() && highAge() == right;
    }

    /** Whether the newest bar has proven a swing low. */
    public boolean isNewLow() {
        return hasLow() && lowAge() == right;
    }

    /** The last swing high that is known; 0 where there is none. */
    public double high() {
        return high;
    }

    /** The last swing low that is known; 0 where there is none. */
    public double low() {
        return low;
    }

    /** Bars from the last swing high to the newest bar, at least {@code right}; 0 where there is none. */
    public long highAge() {
        return hasHigh() ? count - highAt : 0;
    }

    /** Bars from the last swing low to the newest bar, at least {@code right}; 0 where there is none. */
    public long lowAge() {
        return hasLow() ? count - lowAt : 0;
    }
}
