package io.ringfire.engine.indicator;

/**
 * Relative strength index, 0 to 100: 100 × gain / (gain + loss), of Wilder's averages of rises and falls from value
 * to value, which is 100 − 100 / (1 + gain / loss). Ready after {@code period} + 1 values. O(1); one thread;
 * allocates nothing.
 *
 * <p>Without a fall it is 100, without a rise 0, and 50 in a market that has not moved at all, as in MetaTrader.
 * Definition: Wilder, "New Concepts in Technical Trading Systems", 1978.
 */
public final class Rsi {
    private static final double NEUTRAL = 50;

    private final WilderAverage gains;
    private final WilderAverage losses;
    private double last;
    private boolean hasLast;

    /** Averages over {@code period} changes, 1 to 100,000. */
    public Rsi(int period) {
        this.gains = new WilderAverage(Inputs.period("period", period));
        this.losses = new WilderAverage(period);
    }

    /** Takes the next value, a close mostly. */
    public void update(double value) {
        Inputs.value(value);
        if (hasLast) {
            double change = value - last;
            gains.add(Math.max(change, 0));
            losses.add(Math.max(-change, 0));
        }
        last = value;
        hasLast = true;
    }

    /** Whether it has averaged {@code period} changes. */
    public boolean isReady() {
        return gains.isFull();
    }

    /** The index, 0 to 100; 0 before it is ready. */
    public double value() {
        if (!isReady()) {
            return 0;
        }
        double moved = gains.average() + losses.average();
        return moved == 0 ? NEUTRAL : 100 * (gains.average() / moved);
    }
}
