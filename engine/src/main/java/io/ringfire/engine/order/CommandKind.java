package io.ringfire.engine.order;

/** What an operator may ask for. Codes are part of the journal format: append only. */
public enum CommandKind {
    /** Stop entries until resumed; exits go on. */
    HALT,
    /** Trade again. */
    RESUME,
    /** Only exits from now on. */
    REDUCE_ONLY,
    /** Close every open position. */
    CLOSE_ALL,
    /** Close one position. */
    CLOSE,
    /** Close every open position since the data ends, and those that are still on their way; no more entries. */
    CLOSE_AT_END,
    /** Open a position. */
    FIRE,
    /** Fire a signal that waits for a person. */
    APPROVE,
    /** Do not fire it. */
    DECLINE,
    /** Tell what became of an order in doubt, as seen at the terminal. */
    RESOLVE,
    /** Ask a terminal for an answer. */
    PING,
    /** No entries in an instrument on an account, whose broker refused the EA's filling mode there in a run before. */
    BLOCK,
    /** Let entries have no more than a share of their configured size, in whole percent: of all, an account or a strategy. */
    RISK;

    private static final CommandKind[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static CommandKind of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("CommandKind code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
