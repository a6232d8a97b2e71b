package io.ringfire.app.guardian;

import java.util.Optional;

/** A part of the service that may be started anew while all else goes on. By the guardian's thread alone. */
public interface GuardedPart {
    /** The name of its module in the pulse. */
    String name();

    /**
     * What is wrong with it so that it should be started anew; empty while it works.
     *
     * @param nowNs of a clock that only goes forward
     */
    Optional<String> trouble(long nowNs);

    /**
     * Ends what is left of it and starts it anew. May take seconds.
     *
     * @throws IllegalStateException when it does not end, or cannot be started; it is as it was then, and nothing runs twice
     */
    void restart();
}
