package io.ringfire.app.pulse;

/** How a module is. The later, the worse. */
public enum PulseState {
    /** It works. */
    HEALTHY,
    /** It works slowly, or what it needs does. */
    DEGRADED,
    /** It does not do its work. */
    UNHEALTHY,
    /** It is not there: its thread has ended, or nobody answers. */
    DISCONNECTED;

    /** The worse of two. */
    public PulseState or(PulseState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
