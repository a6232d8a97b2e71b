package io.ringfire.app.recovery;

import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineEvent;

/** Puts facts straight into a tick journal, numbered as the ring would, a run from 0 on. */
public final class JournalledFacts implements FactPublisher {
    private final DocumentBuilder documents;
    private boolean isTogether;
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private long sequence = -1;

    /** @param ticks closed by whoever opened it */
    public JournalledFacts(RecordLog ticks) {
        this.documents = new DocumentBuilder(ticks);
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

    /** Puts what is published meanwhile into documents of as many records as one may hold; else each has one of its own. */
    void together(Runnable publishing) {
        isTogether = true;
        publishing.run();
        isTogether = false;
        documents.flush();
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
        documents.addAndSeal(
                event.inbound().buffer(),
                0,
                event.inbound().length(),
                event.inbound().eventNs());
        if (!isTogether) {
            documents.flush();
        }
    }

    @Override
    public void close() {
        // the log is closed by whoever opened it
    }
}
