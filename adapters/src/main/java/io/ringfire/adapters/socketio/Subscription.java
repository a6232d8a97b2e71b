package io.ringfire.adapters.socketio;

/**
 * What a client wants to hear of.
 *
 * @param key of one entry, or {@link #ALL}
 */
record Subscription(String namespace, String key) {
    /** Every entry of the namespace. */
    static final String ALL = "*";

    boolean isAll() {
        return key.equals(ALL);
    }
}
