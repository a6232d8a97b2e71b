package io.ringfire.engine.order;

/** Who fills the orders of an account. Codes are part of the journal format: append only. */
public enum VenueKind {
    /** The simulated venue: reports everything itself. */
    SIMULATED,
    /** An EA that answers commands and reports no closes. */
    EA_2_05,
    /** An EA that lists its positions in each heartbeat. */
    EA_2_06H;

    private static final VenueKind[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static VenueKind of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("VenueKind code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
