package io.ringfire.benchmarks.rig;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.pipeline.Pipeline;

/** What a {@link TickProducer} sends ticks through: the engine, or a bare ring of the same slots. */
interface Subject extends AutoCloseable {
    /** Takes the ticks. */
    FactWriter facts();

    /** Behind {@link #facts}. */
    Pipeline pipeline();

    /** Whether what became of orders waits to be published. By the producer's thread. */
    default boolean hasAnswers() {
        return false;
    }

    /** Publishes what became of orders. By the producer's thread. Returns how many. */
    default int answer(long eventNs) {
        return 0;
    }

    /**
     * Throws what a stage threw, if one did.
     *
     * @throws IllegalStateException with its cause
     */
    default void rethrow() {}

    /** Refusals and orders kept back: what kept a tick from becoming an order. */
    default long refused() {
        return 0;
    }

    @Override
    void close();
}
