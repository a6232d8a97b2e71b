package io.ringfire.engine.order;

/** Direction of an order, a fill or a position. Codes are part of the journal format: append only. */
public enum Side {
    /** Buys at the ask; a long position. */
    BUY,
    /** Sells at the bid; a short position. */
    SELL;

    private static final Side[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Side of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("Side code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** 1 for BUY, -1 for SELL. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    /** The price at which an order of this side executes. */
    public long executes(long bidPoints, long askPoints) {
        return this == BUY ? askPoints : bidPoints;
    }
}
