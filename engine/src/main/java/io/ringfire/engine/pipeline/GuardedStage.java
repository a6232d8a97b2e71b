package io.ringfire.engine.pipeline;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.route.Gate;

/**
 * A stage that cannot take its thread down. When it throws, the gate is shut first, since the stage behind runs as soon as this
 * one returns; then the listener is told; and from there on the stage lets every event pass untouched, so that its section
 * stays unstamped and nothing behind it acts.
 */
final class GuardedStage implements Stage {
    private final Stage stage;
    private final Gate gate;
    private final StageFailureListener listener;
    private final EngineCounters counters;
    private boolean hasFailed;

    GuardedStage(Stage stage, Gate gate, StageFailureListener listener, EngineCounters counters) {
        this.stage = stage;
        this.gate = gate;
        this.listener = listener;
        this.counters = counters;
    }

    @Override
    public StageName name() {
        return stage.name();
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        if (hasFailed) {
            return;
        }
        try {
            stage.onEvent(event, sequence, endOfBatch);
        } catch (Throwable error) {
            fail(sequence, error);
        }
    }

    /** Runs something of the stage's outside of an event, under the same guard. */
    void run(Runnable work, long sequence) {
        if (hasFailed) {
            return;
        }
        try {
            work.run();
        } catch (Throwable error) {
            fail(sequence, error);
        }
    }

    boolean hasFailed() {
        return hasFailed;
    }

    /** From now on the stage lets every event pass. */
    void fail(long sequence, Throwable error) {
        hasFailed = true;
        gate.shut(error instanceof JournalException ? Gate.Reason.JOURNAL_FAILED : Gate.Reason.STAGE_FAILED);
        counters.increment(Counter.STAGE_FAILURES);
        listener.onStageFailed(stage.name(), sequence, error);
    }
}
