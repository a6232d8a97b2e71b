package io.ringfire.engine.order;

/** Life of an order. Codes are part of the journal format: append only. */
public enum OrderState {
    /** Accepted and about to be written; awaits the gateway. */
    JOURNALLED,
    /** Handed over; awaits the venue. */
    SENT,
    /** Proven not to have left. Final. */
    NOT_SENT,
    /** Its time to send had passed. Final. */
    EXPIRED,
    /** Filled whole. Final. */
    FILLED,
    /** Filled in part; awaits the rest. */
    PARTIALLY_FILLED,
    /** Refused by the venue. Final. */
    REJECTED,
    /** Handed over, perhaps, and never answered; awaits evidence or the operator. */
    IN_DOUBT,
    /** The position has the stop and the target that were asked for. Final. */
    DONE;

    private static final OrderState[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static OrderState of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException("OrderState code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }

    /** Whether an order may go from this state to {@code next}. */
    public boolean canBecome(OrderState next) {
        return switch (this) {
            case JOURNALLED -> next == SENT || next == NOT_SENT || next == EXPIRED || next == IN_DOUBT;
            case SENT ->
                next == FILLED || next == PARTIALLY_FILLED || next == REJECTED || next == IN_DOUBT || next == DONE;
            case IN_DOUBT ->
                next == FILLED || next == PARTIALLY_FILLED || next == REJECTED || next == NOT_SENT || next == DONE;
            case PARTIALLY_FILLED -> next == FILLED || next == REJECTED;
            case FILLED, REJECTED, NOT_SENT, EXPIRED, DONE -> false;
        };
    }

    /** Whether nothing more is awaited. */
    public boolean isFinal() {
        return this == FILLED || this == REJECTED || this == NOT_SENT || this == EXPIRED || this == DONE;
    }
}
