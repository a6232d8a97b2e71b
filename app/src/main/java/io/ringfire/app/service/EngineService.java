package io.ringfire.app.service;

import io.ringfire.app.view.StatePublisher;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.List;

/** A running engine in paper mode. {@link ServiceStart} makes it. */
public final class EngineService implements AutoCloseable {
    private final String label;
    private final long runNumber;
    private final RunningEngine engine;
    private final StatePublisher publisher;
    private final ServiceFailures failures;
    private final CloseStack parts;
    private final StepLog steps;
    private boolean isClosed;

    EngineService(
            String label,
            long runNumber,
            RunningEngine engine,
            StatePublisher publisher,
            ServiceFailures failures,
            CloseStack parts,
            StepLog steps) {
        this.label = label;
        this.runNumber = runNumber;
        this.engine = engine;
        this.publisher = publisher;
        this.failures = failures;
        this.parts = parts;
        this.steps = steps;
    }

    /** What must stand beside everything shown; empty for nothing. */
    public String label() {
        return label;
    }

    /** Number of this run in its data directory. */
    public long runNumber() {
        return runNumber;
    }

    /** How often something was counted in this run. Any thread. */
    public long count(Counter counter) {
        return engine.count(counter);
    }

    /** The status table as of the last second. Any thread. */
    public List<String> table() {
        return publisher.table();
    }

    /** The status in one line, as of the last second. Any thread. */
    public String summary() {
        return publisher.summary();
    }

    /**
     * Stops in order: ingress, RunEnded, the ring once every stage has reached its cursor, the view, the journals, the lock.
     *
     * @throws RuntimeException the first part that did not stop in order, after the others were stopped
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        steps.begin();
        parts.close();
        steps.done("stopped", publisher.summary());
    }

    /** Throws what failed while the engine ran, if anything did. */
    public void rethrowFailure() {
        failures.rethrow();
    }
}
