package io.ringfire.app.guardian;

/**
 * How a part stands with the guardian.
 *
 * @param state RUNNING, WAITING or GIVEN_UP
 * @param restarts in this run that went well
 * @param failures attempts in this run that did not
 * @param lastNs when the last attempt was, epoch ns; 0 for none
 * @param lastReason what it was for
 * @param withinHour attempts in the last hour
 */
public record PartStatus(
        String name, String state, long restarts, long failures, long lastNs, String lastReason, int withinHour) {}
