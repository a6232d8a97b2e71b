package io.ringfire.engine.order;

/** What became of an order at the gateway. Codes are part of the journal format: append only. */
public enum SendOutcome {
    /** Handed over to the venue. */
    SENT,
    /** Proven not to have left. */
    NOT_SENT,
    /** Its time to send had passed. */
    EXPIRED,
    /** Handed over, and not answered in time. */
    UNANSWERED,
    /** Handed over, and proven not to have been executed. */
    NOT_EXECUTED;

    private static final SendOutcome[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static SendOutcome of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("SendOutcome code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
