package io.ringfire.engine.shield;

/** What became of a judged entry. Codes are part of the journal format: append only. */
public enum ShieldOutcome {
    /** It became a signal. */
    PASSED,
    /** Its score is below the threshold. */
    SCORE,
    /** Another entry in the symbol passed less than the cool-down ago. */
    COOL_DOWN,
    /** Another one in the symbol had the higher score at the same event. */
    SUPERSEDED,
    /** As many as may passed in the symbol within an hour. */
    SYMBOL_CAP,
    /** As many as may passed in all within an hour. */
    HOURLY_CAP,
    /** Its share of the volume is below the instrument's smallest. */
    TOO_SMALL,
    /** The engine had no room for another signal. */
    NO_ROOM;

    private static final ShieldOutcome[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ShieldOutcome of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "ShieldOutcome code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
