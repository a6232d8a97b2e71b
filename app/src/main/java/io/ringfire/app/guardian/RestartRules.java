package io.ringfire.app.guardian;

/**
 * How often, and how soon.
 *
 * @param waitNs from an end to the start
 * @param attempts most starts in a row
 * @param stableNs without an end, after which they count from 0 again
 */
public record RestartRules(long waitNs, int attempts, long stableNs) {}
