package io.ringfire.engine.order;

/** What happened to the terminal behind an account. Codes are part of the journal format: append only. */
public enum SessionEvent {
    /** Who it is matches the configuration, by its HELLO or by a heartbeat; may trade once it is fresh. */
    KNOWN,
    /** Known from an earlier run of the engine: may tick, and trade once a heartbeat agrees. */
    RESTORED,
    /** Heard of lately, its chart ticks, its clock agrees. */
    FRESH,
    /** Not heard of for too long; nothing is sent. */
    STALE,
    /** It said that it leaves. */
    LEFT,
    /** What it says of itself does not match the configuration. */
    REFUSED,
    /** Somebody else claimed the account of a live terminal, and was refused. */
    CLAIMED,
    /** The broker's clock is not in the configured zone: the account is halted. */
    CLOCK_DISAGREES,
    /** The clock agrees again. */
    CLOCK_AGREES,
    /** It answered a ping. */
    ANSWERED;

    private static final SessionEvent[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static SessionEvent of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "SessionEvent code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
