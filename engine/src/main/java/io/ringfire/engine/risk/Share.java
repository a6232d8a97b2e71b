package io.ringfire.engine.risk;

/**
 * A limit on money: a share of equity, an amount, or both, of which the smaller holds.
 *
 * @param equityPpm millionths of equity, to 1,000,000; 0 for none
 * @param micros micros of the account's currency; 0 for none
 */
public record Share(int equityPpm, long micros) {
    /** No limit. */
    public static final Share NONE = new Share(0, 0);

    private static final int MILLION = 1_000_000;

    /** Checks both. */
    public Share {
        if (equityPpm < 0 || equityPpm > MILLION || micros < 0) {
            throw new IllegalArgumentException(equityPpm + " ppm and " + micros + " micros are no share of equity");
        }
    }

    /** Whether it limits anything. */
    public boolean isSet() {
        return equityPpm > 0 || micros > 0;
    }

    /** What it comes to, in micros, rounded down; nothing of equity that is gone. Only where it {@link #isSet}. */
    public long of(long equityMicros) {
        if (equityPpm == 0) {
            return micros;
        }
        long equity = Math.max(0, equityMicros);
        // in two steps, since the product may pass 64 bits
        long ofEquity = equity / MILLION * equityPpm + equity % MILLION * equityPpm / MILLION;
        return micros == 0 ? ofEquity : Math.min(micros, ofEquity);
    }

    /** What holds where both do. */
    Share and(Share other) {
        return new Share(
                (int) EntryLimits.stricter(equityPpm, other.equityPpm), EntryLimits.stricter(micros, other.micros));
    }
}
