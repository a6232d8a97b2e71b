package io.ringfire.app.pulse;

/** A part of the process that is looked at. By the pulse's thread alone; waits for nothing and takes far less than a millisecond. */
public interface PulseModule {
    /** Another one for each module: lower-case words joined by dashes, as it stands in an address. */
    String name();

    /**
     * One look.
     *
     * @param nowNs of a clock that only goes forward
     */
    PulseFinding look(long nowNs);

    /** Between two looks: notes what came to its end meanwhile, so that a latency is finer than the looks are. */
    default void follow(long nowNs) {
        // most know all at a look
    }

    /** The thread that does its work; null where there is none to name. */
    default Thread thread() {
        return null;
    }

    /** Whether a rule of its own tells of what is wrong now, so that {@code moduleDown} need not. */
    default boolean isToldOfElsewhere() {
        return false;
    }
}
