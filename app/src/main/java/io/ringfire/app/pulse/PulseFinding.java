package io.ringfire.app.pulse;

/**
 * What one look found.
 *
 * @param latencyNs how long the module's way took last, or takes by now; {@link #UNKNOWN} where nothing went it yet
 * @param ageNs of what the finding rests on; {@link #UNKNOWN} where that has none
 * @param reason why it is so; never empty but for HEALTHY
 */
public record PulseFinding(PulseState state, long latencyNs, long ageNs, String reason) {
    /** A time that is not known. */
    public static final long UNKNOWN = -1;

    /** All is well. */
    public static PulseFinding healthy(long latencyNs, long ageNs) {
        return new PulseFinding(PulseState.HEALTHY, latencyNs, ageNs, "");
    }
}
