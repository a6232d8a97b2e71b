package io.ringfire.engine.order;

/** What an order is for. Codes are part of the journal format: append only. */
public enum Intent {
    /** Opens or adds; every limit applies. */
    ENTRY,
    /** Closes or reduces; never refused by a limit, a state or a breaker. */
    EXIT,
    /** Changes stop and target of an open position, and trades nothing; what lowers the risk is never refused by a limit. */
    MODIFY;

    private static final Intent[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Intent of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("Intent code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
