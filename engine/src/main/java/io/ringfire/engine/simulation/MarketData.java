package io.ringfire.engine.simulation;

import io.ringfire.engine.ring.TickBlock;
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

    /**
     * The current tick and those that come next, as far as they lie together; {@link TickBlock#isUsedUp} where they do not. Valid until
     * the next call of {@link #next} or {@link #skip}.
     */
    default TickBlock ahead() {
        return TickBlock.NONE;
    }

    /** Moves on by so many ticks of {@link #ahead}, at least one; false at the end. */
    default boolean skip(int ticks) {
        boolean hasTick = true;
        for (int i = 0; i < ticks; i++) {
            hasTick = next();
        }
        return hasTick;
    }

    @Override
    void close();
}
