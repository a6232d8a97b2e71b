package io.ringfire.adapters.socketio;

/** What a client may do. */
public enum Access {
    /** To see. */
    VIEW,
    /** To see and to command. */
    TRADE
}
