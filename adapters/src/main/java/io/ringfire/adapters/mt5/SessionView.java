package io.ringfire.adapters.mt5;

/**
 * A terminal as an operator sees it. Immutable.
 *
 * @param uuid of the configured account
 * @param state UNKNOWN, KNOWN, FRESH, STALE or CONTESTED
 * @param ageMs since it was last heard of; -1 for never
 * @param chartAgeMs since its chart last ticked; -1 for never
 * @param pongs answers to pings since this run began
 * @param missing what is not known yet and what to do about it; empty when all is
 * @param offsetSeconds broker clock minus UTC as measured; 0 before that
 */
public record SessionView(
        String uuid,
        String state,
        boolean isFresh,
        long ageMs,
        long chartAgeMs,
        String nodeId,
        String chartSymbol,
        String version,
        int offsetSeconds,
        boolean clockDisagrees,
        int outstanding,
        long pongs,
        String missing) {}
