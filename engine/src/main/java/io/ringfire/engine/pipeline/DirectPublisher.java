package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;

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
    public boolean note(Tick tick) {
        if (!stages.note(tick)) {
            return false;
        }
        sequence++;
        return true;
    }

    @Override
    public boolean noteWarmUp(Tick tick) {
        if (!stages.noteWarmUp(tick)) {
            return false;
        }
        sequence++;
        return true;
    }

    @Override
    public boolean isQuiet() {
        return stages.isQuiet();
    }

    @Override
    public int note(TickBlock ticks) {
        int noted = stages.note(ticks);
        sequence += noted;
        return noted;
    }

    @Override
    public void close() {
        stages.flush(sequence);
    }
}
