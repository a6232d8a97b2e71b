package io.ringfire.engine.money;

/** The latest quote of each instrument, as its owner has seen it. One thread; arrays by instrument id. */
public final class QuoteBoard {
    /** Most instruments of a run. */
    public static final int MAX_INSTRUMENTS = 1_024;

    private static final int BID = 0;
    private static final int ASK = 1;
    private static final int EVENT_NS = 2;
    private static final int STRIDE = 4;

    /** Bid, ask and time of an instrument lie together: one cache line a quote. */
    private final long[] quotes = new long[MAX_INSTRUMENTS * STRIDE];

    /** Takes a quote. */
    public void update(int instrumentId, long bid, long ask, long quoteEventNs) {
        int at = instrumentId * STRIDE;
        quotes[at + BID] = bid;
        quotes[at + ASK] = ask;
        quotes[at + EVENT_NS] = quoteEventNs;
    }

    /** Makes every quote as old as can be: after a forward step of the clock none of them is known to be fresh. */
    public void expireAll() {
        for (int at = 0; at < quotes.length; at += STRIDE) {
            quotes[at + EVENT_NS] = Long.MIN_VALUE / 2;
        }
    }

    /** Whether a quote was seen. */
    public boolean has(int instrumentId) {
        return quotes[instrumentId * STRIDE + BID] > 0;
    }

    /** Latest bid in points, 0 before the first quote. */
    public long bidPoints(int instrumentId) {
        return quotes[instrumentId * STRIDE + BID];
    }

    /** Latest ask in points, 0 before the first quote. */
    public long askPoints(int instrumentId) {
        return quotes[instrumentId * STRIDE + ASK];
    }

    /** Event time of the latest quote, epoch ns. */
    public long eventNs(int instrumentId) {
        return quotes[instrumentId * STRIDE + EVENT_NS];
    }
}
