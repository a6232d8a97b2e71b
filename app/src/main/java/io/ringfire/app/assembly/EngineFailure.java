package io.ringfire.app.assembly;

import io.ringfire.engine.pipeline.StageFailureListener;
import io.ringfire.engine.ring.StageName;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A stage threw; the run is over. */
public final class EngineFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EngineFailure(StageName stage, long sequence, Throwable cause) {
        super(
                "stage " + stage.name().toLowerCase(Locale.ROOT) + " failed at sequence=" + sequence + ": "
                        + (cause.getMessage() == null ? cause.toString() : cause.getMessage()),
                cause);
    }

    /** Keeps the first failure, to be thrown on the thread that waits for the run. */
    public static final class Holder implements StageFailureListener {
        private final AtomicReference<EngineFailure> first = new AtomicReference<>();

        @Override
        public void onStageFailed(StageName stage, long sequence, Throwable error) {
            first.compareAndSet(null, new EngineFailure(stage, sequence, error));
        }

        /** Whether a stage has failed. */
        public boolean hasFailed() {
            return first.get() != null;
        }

        /** The first failure. */
        public Optional<EngineFailure> first() {
            return Optional.ofNullable(first.get());
        }

        /** Throws the first failure, if there is one. */
        public void rethrow() {
            EngineFailure failure = first.get();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
