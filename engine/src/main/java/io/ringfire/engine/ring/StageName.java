package io.ringfire.engine.ring;

/** The stages, in the order in which an event passes them. Codes are part of the journal format: append only. */
public enum StageName {
    /** Completes facts, refuses what is not a quote. */
    INGEST,
    /** Writes facts down. */
    TICK_JOURNAL,
    /** Makes signals of ticks. */
    DETECT,
    /** Makes orders of signals. */
    RISK,
    /** Writes decisions down, then sends. */
    ROUTE,
    /** Publishes outcomes. */
    CONFIRM;

    /** Code in a record. */
    public int code() {
        return ordinal();
    }
}
