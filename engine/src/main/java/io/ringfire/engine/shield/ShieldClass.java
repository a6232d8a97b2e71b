package io.ringfire.engine.shield;

/** What a score stands for. Codes are part of the journal format: append only. */
public enum ShieldClass {
    /** Below 4 of 10. */
    UNVERIFIED,
    /** From 4 of 10. */
    VOLATILE,
    /** From 6 of 10. */
    ACTIVE,
    /** From 8 of 10. */
    APPROVED;

    private static final ShieldClass[] VALUES = values();
    private static final int VOLATILE_FROM = 400;
    private static final int ACTIVE_FROM = 600;
    private static final int APPROVED_FROM = 800;

    /** How many there are. */
    public static final int COUNT = VALUES.length;

    /** The class of a score. */
    public static ShieldClass ofScore(int permille) {
        if (permille >= APPROVED_FROM) {
            return APPROVED;
        }
        if (permille >= ACTIVE_FROM) {
            return ACTIVE;
        }
        return permille >= VOLATILE_FROM ? VOLATILE : UNVERIFIED;
    }

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ShieldClass of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("ShieldClass code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
