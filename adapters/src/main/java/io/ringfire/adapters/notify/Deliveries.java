package io.ringfire.adapters.notify;

/** What became of messages on one way to people. Any thread. */
public interface Deliveries {
    /** A word for metrics and logs. */
    String name();

    /** How often something became of a message. */
    long count(Outbox.Outcome outcome);
}
