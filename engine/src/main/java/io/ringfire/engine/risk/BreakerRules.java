package io.ringfire.engine.risk;

/**
 * When the circuit breaker of an account's route opens.
 *
 * @param failures orders refused or not answered within the window that open it; 0 for no breaker
 * @param windowNs the window
 * @param openNs how long it stays open before it is tried whether the route works again, and between two trials
 */
public record BreakerRules(int failures, long windowNs, long openNs) {
    /** No breaker. */
    public static final BreakerRules NONE = new BreakerRules(0, 0, 0);
}
