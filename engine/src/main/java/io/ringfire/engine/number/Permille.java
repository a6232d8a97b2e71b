package io.ringfire.engine.number;

/** Shares in thousandths. */
public final class Permille {
    /** The whole. */
    public static final int FULL = 1000;

    private Permille() {}

    /**
     * A share of an amount, rounded down; in two steps, since the product may pass 64 bits.
     *
     * @param amount not negative
     * @param permille 0 to {@link #FULL}
     */
    public static long of(long amount, int permille) {
        return amount / FULL * permille + amount % FULL * permille / FULL;
    }
}
