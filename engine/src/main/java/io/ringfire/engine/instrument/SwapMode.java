package io.ringfire.engine.instrument;

/** In what unit an instrument's swap is given. Codes are part of the journal format: append only. */
public enum SwapMode {
    /** No swap. */
    NONE,
    /** Points of price a lot and night. */
    POINTS,
    /** Money of the account's currency a lot and night. */
    MONEY,
    /** Percent a year of the value at the rollover price. */
    PERCENT;

    private static final SwapMode[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static SwapMode of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("SwapMode code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
