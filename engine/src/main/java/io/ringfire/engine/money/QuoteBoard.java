package io.ringfire.engine.money;

/** The latest quote of each instrument, as its owner has seen it. One thread; arrays by instrument id. */
public final class QuoteBoard {
    /** Most instruments of a run. */
    public static final int MAX_INSTRUMENTS = 256;

    private final long[] bidPoints = new long[MAX_INSTRUMENTS];
    private final long[] askPoints = new long[MAX_INSTRUMENTS];
    private final long[] eventNs = new long[MAX_INSTRUMENTS];

    /** Takes a quote. */
    public void update(int instrumentId, long bid, long ask, long quoteEventNs) {
        bidPoints[instrumentId] = bid;
        askPoints[instrumentId] = ask;
        eventNs[instrumentId] = quoteEventNs;
    }

    /** Makes every quote as old as can be: after a forward step of the clock none of them is known to be fresh. */
    public void expireAll() {
        java.util.Arrays.fill(eventNs, Long.MIN_VALUE / 2);
    }

    /** Whether a quote was seen. */
    public boolean has(int instrumentId) {
        return bidPoints[instrumentId] > 0;
    }

    /** Latest bid in points, 0 before the first quote. */
    public long bidPoints(int instrumentId) {
        return bidPoints[instrumentId];
    }

    /** Latest ask in points, 0 before the first quote. */
    public long askPoints(int instrumentId) {
        return askPoints[instrumentId];
    }

    /** Event time of the latest quote, epoch ns. */
    public long eventNs(int instrumentId) {
        return eventNs[instrumentId];
    }
}
