package io.ringfire.app.service;

import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.pipeline.StageFailureListener;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.route.Gate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what failed: a stage, which ingress is told of, so that it becomes a fact; or ingress itself. The operator hears of it,
 * and the engine goes on without what failed, its gate shut, until it is stopped. Any thread.
 */
final class ServiceFailures implements StageFailureListener {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceFailures.class);
    private static final int TRIES = 1_000;

    private final EngineFailure.Holder firstOfStages = new EngineFailure.Holder();
    private final AtomicReference<IllegalStateException> firstOfIngress = new AtomicReference<>();
    private final Mailbox mailbox;

    ServiceFailures(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public void onStageFailed(StageName stage, long sequence, Throwable error) {
        firstOfStages.onStageFailed(stage, sequence, error);
        LOG.atError()
                .addKeyValue("stage", stage)
                .addKeyValue("sequence", sequence)
                .setCause(error)
                .log("a stage failed; no entry leaves any more. Look at open positions, then stop and start");
        boolean isTold = false;
        for (int i = 0; i < TRIES && !isTold; i++) {
            isTold = mailbox.stageFailed(stage, sequence);
            Thread.onSpinWait();
        }
        if (!isTold) {
            LOG.error("ingress does not take the failure of stage {}: it is not in the tick journal", stage);
        }
    }

    /** Ingress threw. It is called again, but no entry leaves any more. */
    void onIngressFailed(Gate gate, Throwable error) {
        gate.shut(Gate.Reason.STAGE_FAILED);
        if (firstOfIngress.compareAndSet(null, new IllegalStateException("ingress failed: " + error, error))) {
            LOG.error("ingress failed; no entry leaves any more. Look at open positions, then stop and start", error);
        }
    }

    /** What failed first; empty while all is well. */
    Optional<String> first() {
        return firstOfStages
                .first()
                .<RuntimeException>map(failure -> failure)
                .or(() -> Optional.ofNullable(firstOfIngress.get()))
                .map(Throwable::getMessage);
    }

    /** Throws what failed first, if anything did. */
    void rethrow() {
        firstOfStages.rethrow();
        IllegalStateException failure = firstOfIngress.get();
        if (failure != null) {
            throw failure;
        }
    }
}
