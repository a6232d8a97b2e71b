package io.ringfire.adapters.socketio;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where commands go. Called on threads that may wait. */
@FunctionalInterface
public interface CommandPort {
    /** HTTP's word for: it is in the tick journal. */
    int JOURNALLED = 202;

    /** HTTP's word for: it failed inside, and may be half done. */
    int FAILED = 500;

    /** HTTP's word for: it was given away, and nobody knows yet what became of it. */
    int UNKNOWN = 504;

    /**
     * An answer.
     *
     * @param status of HTTP; {@link #JOURNALLED} when it is in the tick journal
     */
    record Answer(int status, ObjectNode body) {}

    /** Does a command, or says why not, in bounded time. */
    Answer command(String name, ObjectNode body);
}
