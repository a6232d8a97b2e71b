package io.ringfire.adapters.socketio;

import java.util.Set;

/** What is published, by namespace and key. Any thread. */
public interface PublishedState {
    /** Takes values as they are. */
    @FunctionalInterface
    interface Reader {
        /**
         * A value.
         *
         * @param json one object; never the same String after a change
         * @param version grows with every change of any value
         */
        void onValue(String key, String json, long version);
    }

    /** The namespaces that there are. */
    Set<String> namespaces();

    /** Grows with every change: while it stands, there is nothing new. */
    long changes();

    /** Hands over the values of a namespace. */
    void forEach(String namespace, Reader reader);
}
