package io.ringfire.app.recovery;

import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineEvent;

/** Puts facts straight into a tick journal, numbered as the ring would, a run from 0 on. */
public final class JournalledFacts implements FactPublisher {
    private final RecordLog ticks;
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private long sequence = -1;

    /** @param ticks closed by whoever opened it */
    public JournalledFacts(RecordLog ticks) {
        this.ticks = ticks;
    }

    /** Begins a run's numbers. */
    public JournalledFacts begin() {
        sequence = -1;
        return this;
    }

    /** Leaves numbers out. */
    public void pass(long count) {
        sequence += count;
    }

    EngineEvent event() {
        return event;
    }

    @Override
    public EngineEvent claim() {
        sequence++;
        return event;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public void publish() {
        RecordFrame.seal(event.inbound().buffer(), 0);
        ticks.append(
                event.inbound().buffer(),
                0,
                event.inbound().length(),
                event.inbound().eventNs());
    }

    @Override
    public void close() {
        // the log is closed by whoever opened it
    }
}
