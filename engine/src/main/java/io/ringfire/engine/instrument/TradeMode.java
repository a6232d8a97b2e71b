package io.ringfire.engine.instrument;

/** What may be done with an instrument. Codes are part of the journal format: append only. */
public enum TradeMode {
    /** Everything. */
    FULL,
    /** Only closing. */
    CLOSE_ONLY,
    /** Nothing. */
    DISABLED;

    private static final TradeMode[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static TradeMode of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("TradeMode code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
