package io.ringfire.app.service;

import java.util.function.LongSupplier;

/** A count that stands still while events lie in the ring and none of them comes out of it: some stage does not turn. One thread. */
final class RingProgress implements LongSupplier {
    private final LongSupplier occupancy;
    private final LongSupplier lastSequence;
    private long progress;
    private long seen;

    /**
     * Asks two gauges.
     *
     * @param occupancy events in the ring
     * @param lastSequence of the last event that came out
     */
    RingProgress(LongSupplier occupancy, LongSupplier lastSequence) {
        this.occupancy = occupancy;
        this.lastSequence = lastSequence;
    }

    @Override
    public long getAsLong() {
        long sequence = lastSequence.getAsLong();
        if (sequence != seen || occupancy.getAsLong() == 0) {
            seen = sequence;
            progress++;
        }
        return progress;
    }
}
