package io.ringfire.engine.order;

/** Why an order or a fill came about. Codes are part of the journal format: append only. */
public enum ExecReason {
    /** A strategy's or an operator's wish. */
    CLIENT,
    /** The stop loss was hit. */
    STOP_LOSS,
    /** The take profit was hit. */
    TAKE_PROFIT,
    /** Margin ran out; the venue closed. */
    STOP_OUT,
    /** The end of a backtest closed what was open. */
    END,
    /** The operator asked for all to be closed. */
    CLOSE_ALL,
    /** The price went through a stop and nothing told that the position is gone. */
    STOP_PROBE,
    /** Filled after the signal had expired. */
    LATE_FILL;

    private static final ExecReason[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ExecReason of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("ExecReason code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
