package io.ringfire.engine.order;

/** What an outcome rests on that the venue did not report for the order itself. Codes are part of the journal format: append only. */
public enum Evidence {
    /** The venue reported it. */
    NONE,
    /** The terminal's list of positions. */
    POSITION_LIST,
    /** A step of the balance as large as the expected result. */
    BALANCE_STEP,
    /** The margin in use. */
    MARGIN_STEP,
    /** The answer to a close. */
    CLOSE_ANSWER,
    /** A ping sent behind the command was answered, and the command was not. */
    FENCE,
    /** A named person looked at the terminal. */
    OPERATOR,
    /** The terminal started anew and does not list it. */
    NEW_NODE,
    /** The answer to a close: there is no such position. */
    NOT_FOUND;

    private static final Evidence[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Evidence of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("Evidence code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
