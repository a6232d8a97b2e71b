package io.ringfire.app.pulse;

import io.ringfire.app.view.PublishedValues;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Reads one key of what is published, as everybody else does: the value is there once the publisher has written it to the shared state,
 * which it does once a second.
 */
public final class ViewRead implements PulseModule {
    private static final String KIND = "engine";
    private static final String KEY = "now";
    private static final long LATE_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long OLD_NS = TimeUnit.SECONDS.toNanos(5);

    private final PublishedValues values;
    private final EpochNanoClock clock;
    private final PulseLimits limits;
    private long version;

    /** Reads these values, whose times are of this clock. */
    public ViewRead(PublishedValues values, EpochNanoClock clock, PulseLimits limits) {
        this.values = values;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public PulseFinding look(long nowNs) {
        long fromNs = clock.nanoTime();
        version = 0;
        values.forEach(KIND, (name, json, keyVersion) -> version = name.equals(KEY) ? keyVersion : version);
        long readNs = clock.nanoTime();
        if (version == 0) {
            return new PulseFinding(
                    PulseState.DISCONNECTED, readNs - fromNs, PulseFinding.UNKNOWN, "nothing is published yet");
        }
        long ageNs = Math.max(0, readNs - values.publishedNs());
        PulseState byAge =
                ageNs <= LATE_NS ? PulseState.HEALTHY : ageNs <= OLD_NS ? PulseState.DEGRADED : PulseState.UNHEALTHY;
        PulseState state = byAge.or(limits.of(Math.max(0, readNs - fromNs)));
        String reason = state == PulseState.HEALTHY
                ? ""
                : byAge == PulseState.HEALTHY ? "it is slow to read" : "nothing was published for a while";
        return new PulseFinding(state, Math.max(0, readNs - fromNs), ageNs, reason);
    }

    /** Version of the key as it was read last: grows with each time that its value was set. By the pulse's thread. */
    long version() {
        return version;
    }
}
