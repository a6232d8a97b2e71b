package io.ringfire.engine.order;

/** Why a trading state changed. Codes are part of the journal format: append only. */
public enum StateCause {
    /** A named person, or the last run's state, asked for it. */
    OPERATOR,
    /** A limit was broken. */
    LIMIT,
    /** A stage of the engine failed. */
    STAGE_FAILED,
    /** The disk is full. */
    DISK_LOW,
    /** The clock went back. */
    CLOCK_STEP,
    /** Too many orders of an account's route failed, or it works again. */
    BREAKER;

    private static final StateCause[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static StateCause of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("StateCause code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
