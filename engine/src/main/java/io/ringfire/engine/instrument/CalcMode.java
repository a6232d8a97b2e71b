package io.ringfire.engine.instrument;

/** How margin is computed. Codes are part of the journal format: append only. */
public enum CalcMode {
    /** Margin on the volume in the base currency, divided by the leverage. */
    FOREX,
    /** Margin on volume times price, divided by the leverage. */
    CFD_LEVERAGE,
    /** Margin on volume times price, whole. */
    CFD,
    /** Margin on the volume in the base currency, whole. */
    FOREX_NO_LEVERAGE;

    /** Whether margin is taken on the volume alone, in the margin currency; else on volume times price. */
    public boolean isOnVolume() {
        return this == FOREX || this == FOREX_NO_LEVERAGE;
    }

    /** Whether the account's leverage divides it. */
    public boolean isLeveraged() {
        return this == FOREX || this == CFD_LEVERAGE;
    }

    private static final CalcMode[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static CalcMode of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("CalcMode code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
