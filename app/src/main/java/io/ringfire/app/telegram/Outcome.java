package io.ringfire.app.telegram;

/** What became of something that people said to the bot, for metrics. */
enum Outcome {
    /** It was answered, asked about or done. */
    TAKEN,
    /** It was too old. */
    LATE,
    /** Its sender may not command. */
    REFUSED,
    /** It came from a chat that is not configured. */
    STRANGER,
    /** Too many came from one person. */
    FLOOD,
    /** It was neither a command nor a press that this bot knows. */
    OTHER,
    /** It failed; the log says why. */
    FAILED
}
