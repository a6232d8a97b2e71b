package io.ringfire.engine.order;

/** How soon a person should look. Codes are part of the journal format: append only. */
public enum Severity {
    /** When convenient. */
    INFO,
    /** Today. */
    WARNING,
    /** Now. */
    CRITICAL;

    private static final Severity[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Severity of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("Severity code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
