package io.ringfire.adapters.file;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Dukascopy's volumes: 32-bit floats in millions of units, of which a lot has 100,000.
 *
 * <p>What the vendor means by such a float is its shortest decimal: 1.12, not 1.12000000476837158203125. That is found
 * here by trying ever more decimals, as {@code Float.toString} gives longer ones on some JDKs.
 */
final class DukascopyVolume {
    /** What a value that is no volume gives: negative, not a number, or above {@link PriceParser#MAX_POINTS}. */
    static final long BAD = -1;

    private static final int MICRO_LOT_DECIMALS = 7; // a million units are 10 lots = 10^7 micro-lots
    private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

    private DukascopyVolume() {}

    /**
     * The volume in 10^-6 lots: exact if the shortest decimal has up to seven decimals, else rounded HALF_UP from the
     * float's exact value. Allocates only then.
     */
    static long microLots(float millions) {
        double value = millions;
        if (!(value >= 0) || value * POWERS_OF_TEN[MICRO_LOT_DECIMALS] > PriceParser.MAX_POINTS) {
            return BAD;
        }
        for (int decimals = 0; decimals <= MICRO_LOT_DECIMALS; decimals++) {
            double whole = Math.rint(value * POWERS_OF_TEN[decimals]);
            if ((float) (whole / POWERS_OF_TEN[decimals]) == millions) {
                return (long) whole * (long) POWERS_OF_TEN[MICRO_LOT_DECIMALS - decimals];
            }
        }
        return new BigDecimal(value)
                .movePointRight(MICRO_LOT_DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
