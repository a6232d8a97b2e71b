package io.ringfire.adapters.telegram;

/** What goes first, the most urgent first. Where there is no room, the last of these goes first, the oldest of it. */
public enum Urgency {
    /** Something is wrong that a person must look at now. */
    CRITICAL,
    /** A question that money waits for, or what became of its answer. */
    QUESTION,
    /** Something is wrong. */
    ALERT,
    /** What was filled and closed. */
    FILL,
    /** Answers to who looks around, and the daily line. */
    CHATTER;

    private static final Urgency[] VALUES = values();

    static Urgency of(int ordinal) {
        return VALUES[Math.max(0, Math.min(ordinal, VALUES.length - 1))];
    }
}
