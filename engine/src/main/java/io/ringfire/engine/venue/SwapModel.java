package io.ringfire.engine.venue;

/** How open positions are charged for being held over night. */
public enum SwapModel {
    /** Not at all. */
    NONE,
    /**
     * As a broker does: the instrument's own swap of the position's side, booked for each night from Monday to Friday that a
     * position was open at 17:00 New York, three nights on the instrument's triple day.
     */
    POINTS,
    /**
     * The difference of the two currencies' short-term interest rates, at most once per UTC date, at the first event at or
     * after 17:00 New York of that event's New York date.
     */
    RATE_DIFFERENTIAL
}
