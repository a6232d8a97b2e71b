package io.ringfire.engine.ring;

import com.lmax.disruptor.EventHandler;

/**
 * One step of the engine's way: reads the slot and its own state, writes its own section. Called for every event in order,
 * by one thread.
 */
public interface Stage extends EventHandler<EngineEvent> {
    /** Which stage this is. */
    StageName name();

    @Override
    void onEvent(EngineEvent event, long sequence, boolean endOfBatch);
}
