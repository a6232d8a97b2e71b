package io.ringfire.app.view;

import io.ringfire.engine.number.Scale;
import java.math.BigDecimal;

/** Scaled numbers as exact decimals, for JSON and for people. */
public final class Decimals {
    private static final int MONEY_DIGITS = 2;

    private Decimals() {}

    /** A price with all its digits. */
    public static BigDecimal price(long points, int digits) {
        return BigDecimal.valueOf(points, digits);
    }

    /** Lots without trailing zeros. */
    public static BigDecimal lots(long microLots) {
        return shortened(BigDecimal.valueOf(microLots, Scale.MICRO_DIGITS), 0);
    }

    /** Money with two decimals, or more where it has them. */
    public static BigDecimal money(long micros) {
        return shortened(BigDecimal.valueOf(micros, Scale.MICRO_DIGITS), MONEY_DIGITS);
    }

    private static BigDecimal shortened(BigDecimal value, int leastDigits) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < leastDigits ? stripped.setScale(leastDigits) : stripped;
    }
}
