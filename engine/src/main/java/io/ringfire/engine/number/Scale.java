package io.ringfire.engine.number;

import java.math.BigDecimal;

/** The scales of the engine's numbers, and the way between them and decimal text. Static; text is for off the path. */
public final class Scale {
    /** Micro-lots in a lot, and micros in a unit of money. */
    public static final long MICROS = 1_000_000L;

    /** Decimal places of micro-lots and of money. */
    public static final int MICRO_DIGITS = 6;

    /** Largest number of price digits that an instrument may have. */
    public static final int MAX_PRICE_DIGITS = 9;

    private static final long[] POWERS_OF_TEN = new long[19];

    static {
        POWERS_OF_TEN[0] = 1;
        for (int i = 1; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
        }
    }

    private Scale() {}

    /** 10 to the power of {@code exponent}, 0 to 18. */
    public static long powerOfTen(int exponent) {
        return POWERS_OF_TEN[exponent];
    }

    /**
     * The exact scaled value of a decimal.
     *
     * @throws ArithmeticException when the decimal is no multiple of 10^-digits, or too large
     */
    public static long exact(BigDecimal value, int digits) {
        return value.movePointRight(digits).longValueExact();
    }

    /** Decimal text of a scaled value with all its digits: 108421 with 5 digits is "1.08421". */
    public static String text(long scaled, int digits) {
        return BigDecimal.valueOf(scaled, digits).toPlainString();
    }
}
