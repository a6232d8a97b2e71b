package io.ringfire.app.alert;

/**
 * Something to be said of an alert, once.
 *
 * @param number of the alert's messages, from 1
 * @param timeNs epoch ns
 */
record AlertMessage(Kind kind, Alert alert, int number, long timeNs) {
    /** Why it is said. */
    enum Kind {
        /** It is new. */
        RAISED,
        /** It became critical by its rule. */
        WORSENED,
        /** It still is so. */
        REPEATED,
        /** Nobody acknowledged it. */
        ESCALATED,
        /** Somebody looks. */
        ACKNOWLEDGED,
        /** It is over. */
        RESOLVED
    }
}
