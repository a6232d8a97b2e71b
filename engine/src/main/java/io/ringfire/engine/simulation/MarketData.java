package io.ringfire.engine.simulation;

import org.agrona.DirectBuffer;

/** Ticks in the order in which they are to be published. One thread; no garbage for a tick. */
public interface MarketData extends AutoCloseable {
    /** Moves to the next tick; false at the end. */
    boolean next();

    /** Event time of the current tick, epoch ns. */
    long eventNs();

    /** Buffer that holds the current Tick frame; valid until the next call of {@link #next}. */
    DirectBuffer buffer();

    /** Where the frame begins. */
    int offset();

    /** Bytes of the frame. */
    int length();

    /** Instrument id of the current tick in this run. */
    int instrumentId();

    @Override
    void close();
}
