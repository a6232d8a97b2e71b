package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.EngineEvent;

/** Publishes to a ring and waits for every stage, so that a venue that answers orders sees them as it would without a ring. */
public final class LockstepPublisher implements FactPublisher {
    private static final int SPINS = 2_000;

    private final Pipeline pipeline;

    /** Publishes to this pipeline, and closes it. */
    public LockstepPublisher(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public EngineEvent claim() {
        return pipeline.claim();
    }

    @Override
    public long sequence() {
        return pipeline.sequence();
    }

    @Override
    public void publish() {
        pipeline.publish();
        int spins = 0;
        while (!pipeline.isDrained()) {
            if (pipeline.doWork() > 0) {
                continue;
            }
            if (spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
