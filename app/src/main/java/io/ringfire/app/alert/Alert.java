package io.ringfire.app.alert;

import io.ringfire.engine.order.Severity;

/**
 * One thing that is or was wrong, as it stood when it was asked for. Times are epoch ns; 0 where there was none yet.
 *
 * @param id unique in a data directory
 * @param isEvent whether it happened rather than lasts
 * @param acknowledgedBy who; empty for nobody
 */
public record Alert(
        String id,
        AlertRule rule,
        String subject,
        Severity severity,
        State state,
        String text,
        boolean isEvent,
        long raisedNs,
        long acknowledgedNs,
        String acknowledgedBy,
        long resolvedNs) {
    /** Where it is on its way. */
    public enum State {
        /** It is so, and nobody has said that he looks. */
        RAISED,
        /** It is so, and somebody looks. */
        ACKNOWLEDGED,
        /** It is no longer so. */
        RESOLVED
    }
}
