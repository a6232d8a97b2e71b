package io.ringfire.adapters.mt5;

import java.util.ArrayList;
import java.util.List;

/**
 * A terminal as an operator sees it. Immutable.
 *
 * @param uuid of the configured account
 * @param state UNKNOWN, FRESH, STALE or CONTESTED
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
        String missing) {
    private static final long NS_PER_MS = 1_000_000L;

    /** All of them, in the order of the configured accounts. By the agent's thread. */
    static List<SessionView> of(Sessions sessions, Mt5Gateway gateway, long nowNs) {
        List<SessionView> seen = new ArrayList<>();
        for (Session session : sessions.all()) {
            int outstanding = 0;
            for (GatewayOrder order : gateway.orders()) {
                outstanding += order.accountId == session.account.accountId() && order.isOutstanding() ? 1 : 0;
            }
            boolean isContested = nowNs < session.contestedUntilNs;
            seen.add(new SessionView(
                    session.account.uuid(),
                    isContested ? "CONTESTED" : session.isFresh ? "FRESH" : session.isKnown ? "STALE" : "UNKNOWN",
                    session.isFresh,
                    age(nowNs, session.heardNs),
                    age(nowNs, session.chartTickNs),
                    session.nodeId(),
                    session.chartSymbol(),
                    session.version(),
                    session.offsetSeconds,
                    session.disagrees,
                    outstanding,
                    session.pongs,
                    session.isKnown ? "" : session.missing()));
        }
        return List.copyOf(seen);
    }

    private static long age(long nowNs, long thenNs) {
        return thenNs == Session.NEVER ? -1 : Math.max(0, nowNs - thenNs) / NS_PER_MS;
    }
}
