package io.ringfire.benchmarks;

import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.ring.EngineEvent;
import java.util.function.LongSupplier;

/**
 * Takes facts to stages by hand, one after the other in the one event there is.
 *
 * @param next moves on to the next sequence; what it gives is not asked
 * @param current sequence of the fact that is there
 * @param stages calls them
 */
record OneSlot(EngineEvent event, LongSupplier next, LongSupplier current, Runnable stages) implements FactPublisher {
    @Override
    public EngineEvent claim() {
        next.getAsLong();
        return event;
    }

    @Override
    public long sequence() {
        return current.getAsLong();
    }

    @Override
    public void publish() {
        stages.run();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
