package io.ringfire.adapters.socketio;

/** A request that waits for an answer. */
public interface Poll {
    /** Answers it; once. Returns at once, and tells {@code done} when the answer went out. Any thread. */
    void answer(String text, Done done);
}
