package io.ringfire.engine.ingress;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Stamps event time: the clock, but never before the last stamp; and notices when the clock steps, by holding it against the
 * machine's monotonic one. One thread.
 */
public final class EventStamp {
    private final EpochNanoClock clock;
    private final NanoClock monotonic;
    private final long maxStepNs;
    private long lastNs;
    private long lastClockNs;
    private long lastMonotonicNs;
    private long stepNs;

    /**
     * Reads {@code clock}.
     *
     * @param lastNs time of the journal's last record; no stamp is earlier, and a clock that is far behind it has stepped back
     * @param maxStepNs a larger difference between both clocks' advances is a step
     */
    public EventStamp(EpochNanoClock clock, NanoClock monotonic, long lastNs, long maxStepNs) {
        this.clock = clock;
        this.monotonic = monotonic;
        this.maxStepNs = maxStepNs;
        this.lastNs = lastNs;
        this.lastClockNs = clock.nanoTime();
        this.lastMonotonicNs = monotonic.nanoTime();
        if (lastNs - lastClockNs > maxStepNs) {
            // time would stand still until the clock has caught up, and no quote would grow old
            stepNs = lastClockNs - lastNs;
        }
    }

    /** The time for the next fact, epoch ns. One reading of the clock for each duty cycle is enough. */
    public long nextNs() {
        long clockNs = clock.nanoTime();
        long monotonicNs = monotonic.nanoTime();
        long drift = (clockNs - lastClockNs) - (monotonicNs - lastMonotonicNs);
        if (Math.abs(drift) > maxStepNs) {
            stepNs = drift;
        }
        lastClockNs = clockNs;
        lastMonotonicNs = monotonicNs;
        lastNs = Math.max(clockNs, lastNs);
        return lastNs;
    }

    /** By how much the clock has stepped since the last call of this method, negative for back; 0 for not at all. */
    public long takeStepNs() {
        long taken = stepNs;
        stepNs = 0;
        return taken;
    }
}
