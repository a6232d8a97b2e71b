package io.ringfire.adapters.file;

/** What is odd about a quote that is kept nevertheless: bits that may be combined. */
public final class QuoteFlags {
    /** The bid lies above the ask. */
    public static final int CROSSED = 1;

    /** The bid equals the ask. */
    public static final int LOCKED = 2;

    /** The bid or the ask was written beside its grid by a binary fraction, less than 10^-9 away. */
    public static final int FLOAT_ARTEFACT = 4;

    /** Bid and ask both equal those of the quote before. */
    public static final int REPEATED = 8;

    /** The venue time is lower than that of the quote just before. It is passed on as it stands. */
    public static final int LATE = 16;

    /** The source named one side only; the other is the last one that it named. */
    public static final int CARRIED = 32;

    private QuoteFlags() {}
}
