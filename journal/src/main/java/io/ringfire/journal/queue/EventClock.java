package io.ringfire.journal.queue;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The clock that a queue rolls by: the time of the event that is being appended. So a step of the machine's clock can
 * neither roll a queue back nor forward. Writer thread only.
 */
final class EventClock implements TimeProvider {
    private static final long NS_PER_MS = 1_000_000;

    private long eventMs;

    void eventNs(long eventNs) {
        eventMs = Math.floorDiv(eventNs, NS_PER_MS);
    }

    @Override
    public long currentTimeMillis() {
        return eventMs;
    }
}
