package io.ringfire.adapters.socketio;

/** A WebSocket. Any thread; nothing waits. */
public interface Frames {
    /** Sends a text frame. The next is given when {@code done} was told. */
    void send(String text, Done done);

    /** Closes it, and says why to a client that reads. */
    void close(int code, String why);

    /** Ends it at once, whatever is on its way. */
    void disconnect();
}
