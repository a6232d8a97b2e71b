package io.ringfire.app.replaycheck;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Replays one run of the service. */
@FunctionalInterface
public interface RunReplayer {
    /**
     * Decides it again and compares; ends within a bounded time.
     *
     * @param isStopping asked meanwhile: whether to give it up
     * @return empty where it was given up
     */
    Optional<Finding> replay(long runNumber, BooleanSupplier isStopping);
}
