package io.ringfire.app.pulse;

import java.util.List;

/**
 * A module as it was at its last look.
 *
 * @param latencyNs as of {@link PulseFinding#latencyNs}
 * @param p99Ns of these over the last minute or two; {@link PulseFinding#UNKNOWN} for none yet
 * @param maxNs the longest of them
 * @param ageNs as of {@link PulseFinding#ageNs}
 * @param lookNs how long the look itself took
 * @param unwellNs since it was HEALTHY last; 0 while it is
 * @param trace where its thread was when it was first found not to do its work; empty while it does
 * @param isToldOfElsewhere whether a rule of its own tells of it
 */
public record PulseReading(
        String name,
        PulseState state,
        long latencyNs,
        long p99Ns,
        long maxNs,
        long ageNs,
        long lookNs,
        long unwellNs,
        String reason,
        List<String> trace,
        boolean isToldOfElsewhere) {
    /** Keeps its own copy. */
    public PulseReading {
        trace = List.copyOf(trace);
    }
}
