package io.ringfire.engine.ledger;

/** How near an account's equity is to the margin that its positions bind. */
public enum MarginState {
    /** Above the margin call level, or nothing is open. */
    OK,
    /** At or below the margin call level. */
    CALLED,
    /** At or below the stop-out level: the venue closes. */
    STOP_OUT,
    /** A quote or a rate is missing. */
    UNKNOWN
}
