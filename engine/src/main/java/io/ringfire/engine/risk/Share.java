package io.ringfire.engine.risk;

/**
 * A limit on money: a share of some base, such as equity, an amount, or both, of which the smaller holds.
 *
 * @param basePpm millionths of the base, to 1,000,000,000; 0 for none
 * @param micros micros of the account's currency; 0 for none
 */
public record Share(int basePpm, long micros) {
    /** No limit. */
    public static final Share NONE = new Share(0, 0);

    private static final int MILLION = 1_000_000;
    private static final int MOST_PPM = 1_000 * MILLION;

    /** Checks both. */
    public Share {
        if (basePpm < 0 || basePpm > MOST_PPM || micros < 0) {
            throw new IllegalArgumentException(basePpm + " ppm and " + micros + " micros are no share");
        }
    }

    /** Whether it limits anything. */
    public boolean isSet() {
        return basePpm > 0 || micros > 0;
    }

    /** What it comes to, in micros, rounded down; nothing of a base that is gone. Only where it {@link #isSet}. */
    public long of(long baseMicros) {
        if (basePpm == 0) {
            return micros;
        }
        long base = Math.max(0, baseMicros);
        // in two steps, since the product may pass 64 bits; where even the share does, it limits nothing
        long millions = base / MILLION;
        boolean fits = millions <= (Long.MAX_VALUE - MOST_PPM) / basePpm;
        long ofBase = fits ? millions * basePpm + base % MILLION * basePpm / MILLION : Long.MAX_VALUE;
        return micros == 0 ? ofBase : Math.min(micros, ofBase);
    }

    /** What holds where both do. */
    Share and(Share other) {
        return new Share((int) Limit.smaller(basePpm, other.basePpm), Limit.smaller(micros, other.micros));
    }
}
