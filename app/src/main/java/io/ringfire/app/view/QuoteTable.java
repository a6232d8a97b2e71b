package io.ringfire.app.view;

import io.ringfire.engine.money.QuoteBoard;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The latest quote of each instrument, handed from one writing thread to one reading thread without either waiting. Quotes that
 * come faster than they are read conflate.
 *
 * <pre>
 *   a cache line an instrument: 0 version (odd while it is written) | 8 bid | 16 ask | 24 eventNs | 32 ticks so far
 * </pre>
 */
public final class QuoteTable {
    private static final int LINE = 64;
    private static final int BID = 8;
    private static final int ASK = 16;
    private static final int EVENT_NS = 24;
    private static final int TICKS = 32;

    private final UnsafeBuffer lines;
    private final long[] readVersion = new long[QuoteBoard.MAX_INSTRUMENTS];

    /** Makes an empty one. */
    public QuoteTable() {
        ByteBuffer memory = BufferUtil.allocateDirectAligned(QuoteBoard.MAX_INSTRUMENTS * LINE, LINE);
        lines = new UnsafeBuffer(memory);
    }

    /** Takes what changed. */
    @FunctionalInterface
    public interface QuoteReader {
        /** The latest quote of an instrument, and how many there were in this run. */
        void onQuote(int instrumentId, long bidPoints, long askPoints, long eventNs, long ticks);
    }

    /** Takes a quote. Writing thread. */
    public void update(int instrumentId, long bidPoints, long askPoints, long eventNs) {
        int line = instrumentId * LINE;
        long version = lines.getLong(line);
        lines.putLong(line, version + 1);
        VarHandle.storeStoreFence(); // before what it announces; that the reader sees it at once is not needed
        lines.putLong(line + BID, bidPoints);
        lines.putLong(line + ASK, askPoints);
        lines.putLong(line + EVENT_NS, eventNs);
        lines.putLong(line + TICKS, lines.getLong(line + TICKS) + 1);
        lines.putLongOrdered(line, version + 2);
    }

    /**
     * Hands over the quotes that changed since the last call. One that is being written right now waits for the next call.
     * Reading thread.
     */
    public int poll(QuoteReader reader) {
        int changed = 0;
        for (int id = 0; id < QuoteBoard.MAX_INSTRUMENTS; id++) {
            int line = id * LINE;
            long version = lines.getLongVolatile(line);
            if (version == readVersion[id] || (version & 1) != 0) {
                continue;
            }
            long bid = lines.getLong(line + BID);
            long ask = lines.getLong(line + ASK);
            long eventNs = lines.getLong(line + EVENT_NS);
            long ticks = lines.getLong(line + TICKS);
            VarHandle.acquireFence();
            if (lines.getLongVolatile(line) == version) {
                readVersion[id] = version;
                reader.onQuote(id, bid, ask, eventNs, ticks);
                changed++;
            }
        }
        return changed;
    }
}
