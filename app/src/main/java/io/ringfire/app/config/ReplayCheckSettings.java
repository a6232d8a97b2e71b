package io.ringfire.app.config;

import java.util.Optional;

/**
 * {@code replayCheck.*}: the service's own replays, each day. Decides nothing.
 *
 * @param at time of day, UTC; empty for none
 * @param timeoutMinutes that the replay of one run may take
 * @param maxHeapMiB heap of the process that replays
 */
public record ReplayCheckSettings(Optional<DayTime> at, int timeoutMinutes, int maxHeapMiB) {}
