package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.EngineEvent;

/** Takes each fact through all stages before {@link #publish} returns, without a ring: as fast as one thread can. */
public final class DirectPublisher implements FactPublisher {
    private final EngineStages stages;
    private final EngineEvent event = new EngineEvent();
    private long sequence = -1;

    /** Calls these stages. */
    public DirectPublisher(EngineStages stages) {
        this.stages = stages;
    }

    @Override
    public EngineEvent claim() {
        sequence++;
        event.warmUp(false);
        return event;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void publish() {
        stages.onEvent(event, sequence, false);
    }

    @Override
    public void close() {
        stages.flush(sequence);
    }
}
