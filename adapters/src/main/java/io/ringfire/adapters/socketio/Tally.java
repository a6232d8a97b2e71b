package io.ringfire.adapters.socketio;

/** Counts for whoever watches. Any thread. */
public interface Tally {
    /** A state was given to a client. */
    void sent();

    /** A client was one too many. */
    void refused();

    /** A client was cut off. */
    void cut(Object who, String why);
}
