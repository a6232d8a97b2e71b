package io.ringfire.engine.order;

/** What carried a terminal's account figures. Codes are part of the journal format: append only. */
public enum ReportKind {
    /** The first message on the command socket. */
    HELLO,
    /** The first message on the market socket. */
    HANDSHAKE,
    /** The heartbeat on the command socket. */
    HEARTBEAT,
    /** The heartbeat on the market socket. */
    MARKET_HEARTBEAT,
    /** The answer to a command. */
    CONFIRMATION;

    private static final ReportKind[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ReportKind of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("ReportKind code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
