package io.ringfire.engine.order;

/** Why a terminal is not accepted. Codes are part of the journal format: append only. */
public enum SessionRefusal {
    /** It is accepted. */
    NONE,
    /** No account of this uuid is configured. */
    UNKNOWN_ACCOUNT,
    /** Another login. */
    WRONG_LOGIN,
    /** Another server. */
    WRONG_SERVER,
    /** Another currency. */
    WRONG_CURRENCY,
    /** Another leverage. */
    WRONG_LEVERAGE,
    /** A live terminal has this uuid. */
    UUID_IN_USE,
    /** A live terminal of another account has this routing identity. */
    IDENTITY_IN_USE,
    /** It has not said who it is since it started. */
    NODE_UNKNOWN,
    /** The symbol of its chart is not known; attach the EA anew. */
    CHART_UNKNOWN,
    /** It connects from an address that is not allowed. */
    ADDRESS_NOT_ALLOWED;

    private static final SessionRefusal[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static SessionRefusal of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "SessionRefusal code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
