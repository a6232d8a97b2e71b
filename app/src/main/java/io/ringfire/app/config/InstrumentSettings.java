package io.ringfire.app.config;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/**
 * One instrument in its broker's terms. Prices and sizes are exact; a point is 10^-digits.
 *
 * @param symbol our name of it, at most 16 characters
 * @param digits decimals of its prices
 * @param tickSize smallest price step
 * @param pipSize what traders call one pip, never derived from digits
 * @param contractSize base units in one lot
 * @param volumeMin lots, as are volumeMax and volumeStep
 * @param stopsLevelPoints least distance of a stop from the quote; 0 = none
 * @param freezeLevelPoints within which orders and positions cannot be changed; 0 = none
 * @param fillingModes those that the broker takes, the preferred one first
 * @param swapLong charge (negative) or credit a lot and night, in the unit of swapMode
 * @param swapTripleDay on which swap counts three times
 * @param marginRate share of the notional that margin is taken on
 * @param hedgedMargin margin of a lot of opposite positions, as a share of the margin of one lot
 */
public record InstrumentSettings(
        String symbol,
        int digits,
        BigDecimal tickSize,
        BigDecimal pipSize,
        long contractSize,
        String baseCurrency,
        String profitCurrency,
        String marginCurrency,
        CalcMode calcMode,
        BigDecimal volumeMin,
        BigDecimal volumeMax,
        BigDecimal volumeStep,
        int stopsLevelPoints,
        int freezeLevelPoints,
        TradeMode tradeMode,
        List<FillingMode> fillingModes,
        SwapMode swapMode,
        BigDecimal swapLong,
        BigDecimal swapShort,
        DayOfWeek swapTripleDay,
        BigDecimal marginRate,
        BigDecimal hedgedMargin,
        WeeklyHours sessions) {
    private static final int MICRO_PLACES = 6;

    /** Tick size in points. */
    public long tickSizePoints() {
        return tickSize.movePointRight(digits).longValueExact();
    }

    /** Pip size in points. */
    public long pipSizePoints() {
        return pipSize.movePointRight(digits).longValueExact();
    }

    /** Smallest volume in 10⁻⁶ lots. */
    public long volumeMinMicroLots() {
        return micros(volumeMin);
    }

    /** Largest volume in 10⁻⁶ lots. */
    public long volumeMaxMicroLots() {
        return micros(volumeMax);
    }

    /** Step of volumes in 10⁻⁶ lots. */
    public long volumeStepMicroLots() {
        return micros(volumeStep);
    }

    /** Margin rate in millionths. */
    public long marginRatePpm() {
        return micros(marginRate);
    }

    /** Hedged margin in millionths. */
    public long hedgedMarginPpm() {
        return micros(hedgedMargin);
    }

    /** Swap of a bought lot, in millionths of the unit of swapMode. */
    public long swapLongMicros() {
        return micros(swapLong);
    }

    /** Swap of a sold lot, in millionths of the unit of swapMode. */
    public long swapShortMicros() {
        return micros(swapShort);
    }

    private static long micros(BigDecimal value) {
        return value.movePointRight(MICRO_PLACES).longValueExact();
    }

    /** What margin is taken on. */
    public enum CalcMode {
        /** Lots × contract ÷ leverage, in the margin currency. */
        FOREX,
        /** Lots × contract, in the margin currency. */
        FOREX_NO_LEVERAGE,
        /** Lots × contract × price. */
        CFD,
        /** Lots × contract × price ÷ leverage. */
        CFD_LEVERAGE
    }

    /** What the broker lets one do. */
    public enum TradeMode {
        /** Open and close. */
        FULL,
        /** Close alone. */
        CLOSE_ONLY,
        /** Nothing. */
        DISABLED
    }

    /** What becomes of volume that cannot be filled at once. */
    public enum FillingMode {
        /** All or nothing. */
        FOK,
        /** What there is; the rest is cancelled. */
        IOC,
        /** What there is; the rest stays. */
        RETURN
    }

    /** The unit of swaps. */
    public enum SwapMode {
        /** No swap. */
        DISABLED,
        /** Points. */
        POINTS,
        /** Money of the account's currency. */
        MONEY,
        /** Percent of the notional a year. */
        PERCENT
    }
}
