package io.ringfire.adapters.socketio;

/** Told once of what was sent. */
@FunctionalInterface
public interface Done {
    /**
     * It is over. Any thread.
     *
     * @param isWhole whether all of it went out; the other side can be gone all the same
     */
    void sent(boolean isWhole);
}
