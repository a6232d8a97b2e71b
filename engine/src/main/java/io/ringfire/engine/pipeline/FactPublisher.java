package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.EngineEvent;

/** The one producer's way into the engine: claim a slot, fill it, publish it. One thread. */
public interface FactPublisher extends AutoCloseable {
    /**
     * Claims the next slot. Must be followed by {@link #publish}, also when filling it failed.
     *
     * @return null when there is no room now
     */
    EngineEvent claim();

    /** Sequence of the slot claimed last. */
    long sequence();

    /** Hands the claimed slot to the stages. */
    void publish();

    /**
     * Waits until every stage is through with all that was published, and stops them.
     *
     * @throws IllegalStateException naming a stage that did not get there
     */
    @Override
    void close();
}
