package io.ringfire.engine.order;

/** Life of a position. Codes are part of the journal format: append only. */
public enum PositionState {
    /** Held. */
    OPEN,
    /** A close was sent. */
    CLOSING,
    /** A close was sent and never answered; counted as open until proven. */
    CLOSE_IN_DOUBT,
    /** Gone. */
    CLOSED;

    private static final PositionState[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static PositionState of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "PositionState code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }

    /** Whether a position may go from this state to {@code next}. */
    public boolean canBecome(PositionState next) {
        return switch (this) {
            case OPEN -> next == CLOSING || next == CLOSED;
            case CLOSING -> next == CLOSED || next == OPEN || next == CLOSE_IN_DOUBT;
            case CLOSE_IN_DOUBT -> next == OPEN || next == CLOSED;
            case CLOSED -> false;
        };
    }
}
