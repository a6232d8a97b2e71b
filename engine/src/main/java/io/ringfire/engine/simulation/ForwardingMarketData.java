package io.ringfire.engine.simulation;

import org.agrona.DirectBuffer;

/** Passes on another's ticks one by one; an extension says what it changes. Has none {@link #ahead} unless it says so. */
public abstract class ForwardingMarketData implements MarketData {
    private final MarketData data;

    /** Passes on these, and closes them. */
    protected ForwardingMarketData(MarketData data) {
        this.data = data;
    }

    @Override
    public boolean next() {
        return data.next();
    }

    @Override
    public long eventNs() {
        return data.eventNs();
    }

    @Override
    public DirectBuffer buffer() {
        return data.buffer();
    }

    @Override
    public int offset() {
        return data.offset();
    }

    @Override
    public int length() {
        return data.length();
    }

    @Override
    public int instrumentId() {
        return data.instrumentId();
    }

    @Override
    public void close() {
        data.close();
    }
}
