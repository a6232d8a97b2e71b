package io.ringfire.engine.market;

/**
 * Which average true range.
 *
 * @param bars of which bars
 * @param period over how many of them, at least 1
 */
public record AtrSpec(BarSpec bars, int period) {
    /** Checks the period. */
    public AtrSpec {
        if (period < 1) {
            throw new IllegalArgumentException("period=" + period + " is not at least 1");
        }
    }
}
