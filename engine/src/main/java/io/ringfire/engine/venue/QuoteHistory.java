package io.ringfire.engine.venue;

import io.ringfire.engine.money.QuoteBoard;

/**
 * The last {@value #DEPTH} quotes of each instrument, for an order that arrives after the quote at which it is due: on real
 * threads an order may reach the venue late. At the bound the oldest quote kept stands for those before it.
 */
final class QuoteHistory {
    static final int DEPTH = 64;

    private static final int MASK = DEPTH - 1;

    private final long[][] eventNs = new long[QuoteBoard.MAX_INSTRUMENTS][];
    private final long[][] bidPoints = new long[QuoteBoard.MAX_INSTRUMENTS][];
    private final long[][] askPoints = new long[QuoteBoard.MAX_INSTRUMENTS][];
    private final long[] written = new long[QuoteBoard.MAX_INSTRUMENTS];

    void define(int instrumentId) {
        eventNs[instrumentId] = new long[DEPTH];
        bidPoints[instrumentId] = new long[DEPTH];
        askPoints[instrumentId] = new long[DEPTH];
    }

    void add(int instrumentId, long quoteNs, long bid, long ask) {
        int slot = (int) written[instrumentId]++ & MASK;
        eventNs[instrumentId][slot] = quoteNs;
        bidPoints[instrumentId][slot] = bid;
        askPoints[instrumentId][slot] = ask;
    }

    /** Slot of the last quote at or before an instant, of the oldest one kept when all are later; -1 when there is none. */
    int slotAt(int instrumentId, long instantNs) {
        long newest = written[instrumentId] - 1;
        long oldest = Math.max(0, written[instrumentId] - DEPTH);
        for (long i = newest; i >= oldest; i--) {
            if (eventNs[instrumentId][(int) i & MASK] <= instantNs) {
                return (int) i & MASK;
            }
        }
        return newest < 0 ? -1 : (int) oldest & MASK;
    }

    long bidPoints(int instrumentId, int slot) {
        return bidPoints[instrumentId][slot];
    }

    long askPoints(int instrumentId, int slot) {
        return askPoints[instrumentId][slot];
    }
}
