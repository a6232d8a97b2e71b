package io.ringfire.engine.order;

/** What an alert is about. Codes are part of the journal format: append only. */
public enum AlertCode {
    /** The price went through a stop and the position was still there. */
    STOP_MAY_BE_MISSING,
    /** An entry was filled after its signal had expired. */
    LATE_FILL,
    /** An order was handed over and its outcome is unknown. */
    ORDER_IN_DOUBT,
    /** A close was handed over and its outcome is unknown. */
    CLOSE_IN_DOUBT,
    /** The broker refuses the filling mode of the EA: the symbol is blocked for the account. */
    FILLING_MODE_BLOCKED,
    /** Somebody else claimed the account of a live terminal. */
    SECOND_CLAIMANT,
    /** A terminal was refused. */
    SESSION_REFUSED,
    /** The broker's clock is not in the configured zone. */
    CLOCK_DISAGREES,
    /** The terminal holds a position that is not ours. */
    FOREIGN_POSITION,
    /** The terminal no longer lists a position of ours. */
    POSITION_MISSING,
    /** The terminal lists a position of ours with other figures. */
    POSITION_DIFFERS,
    /** The terminal's balance is not ours. */
    BALANCE_DIFFERS,
    /** A confirmation fits no order that waits for one. */
    UNMATCHED_CONFIRMATION,
    /** Nobody approved a signal in time. */
    APPROVAL_EXPIRED,
    /** Entries are halted. */
    HALTED,
    /** The broker refused a close: the position is still open. */
    CLOSE_REFUSED,
    /** An account has lost as much as a limit allows: no more entries until somebody resumes it. The value is the loss, in micros. */
    LOSS_LIMIT,
    /** A strategy repeated one order too often: no more entries until somebody resumes it. */
    STRATEGY_DISABLED,
    /** Too many orders of an account failed in a row of time: no entries until its terminal answers again. */
    BREAKER_OPEN,
    /** The last event of the file of news is past: nothing that comes is blocked. */
    NEWS_ENDED;

    private static final AlertCode[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static AlertCode of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("AlertCode code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
