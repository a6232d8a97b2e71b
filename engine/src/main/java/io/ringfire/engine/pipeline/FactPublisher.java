package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;

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
     * Publishes a tick of history without a slot, as the next sequence, where no stage has anything to say of it. Nobody hears of
     * such a tick: {@link io.ringfire.engine.confirm.OutcomeListener} least of all.
     *
     * @return false, with nothing done, where that cannot be: claim a slot then
     */
    default boolean note(Tick tick) {
        return false;
    }

    /**
     * As {@link #note(Tick)}, for a tick of an earlier run that warms up.
     *
     * @return false, with nothing done, where that cannot be: claim a slot then
     */
    default boolean noteWarmUp(Tick tick) {
        return false;
    }

    /** Whether it is worth while to ask {@link #note(TickBlock)}. */
    default boolean isQuiet() {
        return false;
    }

    /**
     * As {@link #note(Tick)}, for as many of the first of these ticks as that holds for; the others are cut off.
     *
     * @return how many; 0, with nothing done, where they must be published one by one
     */
    default int note(TickBlock ticks) {
        return 0;
    }

    /**
     * Waits until every stage is through with all that was published, and stops them.
     *
     * @throws IllegalStateException naming a stage that did not get there
     */
    @Override
    void close();
}
