package io.ringfire.adapters.socketio;

import java.util.Optional;

/** Who comes in, and how often he may command: by the same counts as elsewhere, so that nobody has more by coming this way. Any thread. */
public interface Door {
    /**
     * What was asked too often.
     *
     * @param limit key of the configuration
     * @param retryAfterSeconds when it may be asked again
     */
    record TooOften(String problem, String limit, long retryAfterSeconds) {}

    /**
     * What a token is.
     *
     * @param access empty for a wrong one
     * @param tooOften there where so many wrong ones came from that address that this one is not even called wrong
     */
    record Shown(Optional<Access> access, Optional<TooOften> tooOften) {}

    /** A client shows a token. */
    Shown show(String address, String token);

    /** A client came to show a token, and had none. */
    void nothingShown();

    /**
     * A client commands; takes one of what it may.
     *
     * @param isHalt which has its own share
     * @return empty where it may
     */
    Optional<TooOften> command(String address, Access access, boolean isHalt);

    /** A client commanded, and may only look. */
    void mayOnlyLook();
}
