package io.ringfire.adapters.socketio;

/** What came is no packet of this protocol; the message says what is wrong with it. */
final class BadPacketException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPacketException(String message) {
        super(message, null, false, false);
    }
}
