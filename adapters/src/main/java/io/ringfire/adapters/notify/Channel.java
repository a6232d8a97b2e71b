package io.ringfire.adapters.notify;

/** A way to people. Called by its outbox's thread alone; may take as long as its own time limit. */
public interface Channel {
    /** A word for metrics and logs. */
    String name();

    /**
     * Sends one message, whole.
     *
     * @param target one of those that the outbox was made with
     * @throws DeliveryException when it was not taken
     */
    void send(Notification notification, String target) throws DeliveryException;
}
