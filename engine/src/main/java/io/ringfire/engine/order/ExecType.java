package io.ringfire.engine.order;

/** What an execution report tells. Codes are part of the journal format: append only. */
public enum ExecType {
    /** The rest of an order was filled, or a position was closed by the venue. */
    FILL,
    /** Part of an order was filled. */
    PARTIAL_FILL,
    /** The venue refused; nothing was traded. */
    REJECT,
    /** Swap was booked on an open position. */
    SWAP,
    /** Money came or went that no trade explains. */
    CASH_FLOW,
    /** The answer leaves open whether anything was traded. */
    IN_DOUBT,
    /** What was claimed is proven; moves nothing. */
    PROOF,
    /** Stop and target of a position are those of the report now; nothing was traded. */
    MODIFIED;

    private static final ExecType[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ExecType of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("ExecType code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
