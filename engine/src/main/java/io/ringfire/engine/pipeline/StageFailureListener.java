package io.ringfire.engine.pipeline;

import io.ringfire.engine.ring.StageName;

/** Hears that a stage threw. Called on the stage's thread, once for each stage. */
@FunctionalInterface
public interface StageFailureListener {
    /** The stage decides nothing more in this process. */
    void onStageFailed(StageName stage, long sequence, Throwable error);
}
