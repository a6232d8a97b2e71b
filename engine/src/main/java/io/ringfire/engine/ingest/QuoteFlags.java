package io.ringfire.engine.ingest;

/** What is odd about a quote that is kept all the same. Bits are part of the journal format. */
public final class QuoteFlags {
    /** Bid above ask. */
    public static final int CROSSED = 1;

    /** Bid equal to ask. */
    public static final int LOCKED = 1 << 1;

    /** A price was within 10^-9 of a multiple of the point, and is that multiple. */
    public static final int FLOAT_ARTEFACT = 1 << 2;

    /** Same bid and ask as the one before. */
    public static final int REPEATED = 1 << 3;

    /** Venue time before the latest of its source; in an import, before that of the row above. Kept in place. */
    public static final int LATE = 1 << 4;

    /** A side that the source left out was carried forward. */
    public static final int CARRIED = 1 << 5;

    /** Older than a live quote is: delivered after a break. Feeds bars; nothing is traded on it. */
    public static final int BACKLOG = 1 << 6;

    /** Flags that only the source can know; ingest keeps them and sets the others anew. */
    public static final int FROM_SOURCE = FLOAT_ARTEFACT | CARRIED | BACKLOG;

    private QuoteFlags() {}
}
