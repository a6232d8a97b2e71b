package io.ringfire.engine.calendar;

/** How much news are expected to move a currency. */
public enum NewsImpact {
    /** Hardly. */
    LOW,
    /** Somewhat. */
    MEDIUM,
    /** Much. */
    HIGH,
    /** Not news: a day on which banks are closed. */
    HOLIDAY
}
