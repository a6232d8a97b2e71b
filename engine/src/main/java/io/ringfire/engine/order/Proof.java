package io.ringfire.engine.order;

/** How sure a fill is. Codes are part of the journal format: append only. */
public enum Proof {
    /** Nothing was said. */
    NONE,
    /** The venue said so. */
    CLAIMED,
    /** Seen in a position list or a balance as well. */
    PROVEN;

    private static final Proof[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Proof of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("Proof code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
