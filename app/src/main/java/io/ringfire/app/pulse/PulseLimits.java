package io.ringfire.app.pulse;

import java.util.concurrent.TimeUnit;

/**
 * How long what is asked of a module may take.
 *
 * @param healthyNs up to this it is HEALTHY
 * @param degradedNs up to this it is DEGRADED, beyond it UNHEALTHY
 */
public record PulseLimits(long healthyNs, long degradedNs) {
    /** Limits in ms. */
    public static PulseLimits ofMs(long healthyMs, long degradedMs) {
        return new PulseLimits(TimeUnit.MILLISECONDS.toNanos(healthyMs), TimeUnit.MILLISECONDS.toNanos(degradedMs));
    }

    /** The state of what took so long. */
    public PulseState of(long latencyNs) {
        if (latencyNs <= healthyNs) {
            return PulseState.HEALTHY;
        }
        return latencyNs <= degradedNs ? PulseState.DEGRADED : PulseState.UNHEALTHY;
    }
}
