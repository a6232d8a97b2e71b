package io.ringfire.engine.order;

/** Where the question to a person stands. Codes are part of the journal format: append only. */
public enum ApprovalState {
    /** Waits for an answer. */
    ASKED,
    /** Fired by a person. */
    APPROVED,
    /** Declined by a person. */
    DECLINED,
    /** Nobody answered in time. */
    EXPIRED;

    private static final ApprovalState[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ApprovalState of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "ApprovalState code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
