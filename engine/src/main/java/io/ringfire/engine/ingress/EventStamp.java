package io.ringfire.engine.ingress;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Stamps event time: the clock, but never before the last stamp; and notices when the clock steps, by holding it against the
 * machine's monotonic one. Between two looks at the clock, {@link #LOOK_NS} apart at most, time goes on by the monotonic one, which is
 * cheaper to read. One thread.
 */
public final class EventStamp {
    /** A clock that is being set right by half a per mille, the most that Linux does, is off by 10 ns after this. */
    static final long LOOK_NS = 20_000;

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
        long monotonicNs = monotonic.nanoTime();
        long sinceLookNs = monotonicNs - lastMonotonicNs;
        if (sinceLookNs < LOOK_NS && sinceLookNs > 0) {
            lastNs = Math.max(lastClockNs + sinceLookNs, lastNs);
            return lastNs;
        }
        long clockNs = clock.nanoTime();
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
