package io.ringfire.engine.order;

/** Whether entries are let through. Codes are part of the journal format: append only. */
public enum TradingState {
    /** Entries and exits. */
    ACTIVE,
    /** Exits only. */
    REDUCE_ONLY,
    /** Exits only, latched until a named person resumes. */
    HALTED;

    private static final TradingState[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static TradingState of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "TradingState code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
