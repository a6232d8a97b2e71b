package io.ringfire.engine.confirm;

import io.ringfire.engine.ring.EngineEvent;

/**
 * Hears of every event once it is through all stages, in order, on confirm's thread. Must neither block nor keep the event;
 * copies what it needs. A tick of history that no stage had anything to say of may come without an event, and nobody hears of it.
 */
public interface OutcomeListener {
    /** The event's fact and the sections written for it can be read in this call. */
    void onOutcome(EngineEvent event, long sequence);

    /** No more events are ready for now; a good time to hand on what was gathered. */
    default void onIdle() {}
}
