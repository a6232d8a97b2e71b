package io.ringfire.engine.money;

/**
 * What a broker takes for a fill, on each side.
 *
 * @param rate share of the notional, in 10^-9 ({@link Valuation#RATE_SCALE})
 * @param perLotMicros a lot, in micros of the account's currency
 */
public record Commission(long rate, long perLotMicros) {
    /** Nothing. */
    public static final Commission NONE = new Commission(0, 0);

    /** Checks both. */
    public Commission {
        if (rate < 0 || rate > Valuation.RATE_SCALE || perLotMicros < 0) {
            throw new IllegalArgumentException(
                    rate + " of 10^9 and " + perLotMicros + " micros a lot are no commission");
        }
    }
}
