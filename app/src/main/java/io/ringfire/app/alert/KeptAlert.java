package io.ringfire.app.alert;

/**
 * An alert as it outlives a restart.
 *
 * @param toldNs when anything was said of it last, epoch ns
 * @param messages that were said of it
 * @param isOver whether there is nothing more to be kept
 */
record KeptAlert(
        String id,
        Sighting sighting,
        boolean isEscalated,
        long raisedNs,
        long toldNs,
        long acknowledgedNs,
        String acknowledgedBy,
        int messages,
        boolean isOver) {}
