package io.ringfire.app.check;

import io.ringfire.engine.simulation.MarketData;
import org.agrona.DirectBuffer;

/**
 * Market data that end behind an instant: with all ticks of the first instant at or after it at which there are any, so that whatever
 * was due by then has come. Notes when its ticks were.
 */
final class CutMarket implements MarketData {
    private final MarketData whole;
    private final long cutNs;
    private final long firstNs;
    private long lastNs;

    /**
     * Cuts.
     *
     * @param whole standing at its first tick
     * @param cutNs where to cut, epoch ns; {@link Long#MAX_VALUE} for nowhere
     */
    CutMarket(MarketData whole, long cutNs) {
        this.whole = whole;
        this.cutNs = cutNs;
        this.firstNs = whole.eventNs();
        this.lastNs = firstNs;
    }

    @Override
    public boolean next() {
        if (!whole.next() || lastNs >= cutNs && whole.eventNs() > lastNs) {
            return false;
        }
        lastNs = whole.eventNs();
        return true;
    }

    /** Event time of the first tick, epoch ns. */
    long firstNs() {
        return firstNs;
    }

    /** Event time of the last tick that was given out, epoch ns. */
    long lastNs() {
        return lastNs;
    }

    @Override
    public long eventNs() {
        return whole.eventNs();
    }

    @Override
    public DirectBuffer buffer() {
        return whole.buffer();
    }

    @Override
    public int offset() {
        return whole.offset();
    }

    @Override
    public int length() {
        return whole.length();
    }

    @Override
    public int instrumentId() {
        return whole.instrumentId();
    }

    @Override
    public void close() {
        whole.close();
    }
}
