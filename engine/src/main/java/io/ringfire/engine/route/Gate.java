package io.ringfire.engine.route;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One latch beside risk that anyone may shut and only the gateway reads, before each send. It can only suppress. The first
 * reason stays until the process ends.
 */
public final class Gate {
    /** Why the gate was shut. */
    public enum Reason {
        /** A stage threw. */
        STAGE_FAILED,
        /** A journal could not be written: not even exits leave. */
        JOURNAL_FAILED,
        /** The operator halted. */
        OPERATOR,
        /** The process is stopping. */
        STOPPING
    }

    private final AtomicReference<Reason> shut = new AtomicReference<>();

    /** Shuts the gate. The first reason counts, but a dead journal overrides every other. */
    public void shut(Reason reason) {
        if (reason == Reason.JOURNAL_FAILED) {
            shut.set(reason);
        } else {
            shut.compareAndSet(null, reason);
        }
    }

    /** Why the gate is shut, null while it is open. */
    public Reason reason() {
        return shut.get();
    }

    /** Whether an entry may leave. */
    public boolean isOpenForEntries() {
        return shut.get() == null;
    }

    /** Whether an exit may leave: always, unless nothing can be written down any more. */
    public boolean isOpenForExits() {
        return shut.get() != Reason.JOURNAL_FAILED;
    }
}
