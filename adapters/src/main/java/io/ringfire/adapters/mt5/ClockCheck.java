package io.ringfire.adapters.mt5;

import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.SessionRefusal;

/**
 * Measures how far a broker's clock is ahead of UTC, and holds it against the configured zone. The freshest message of a window
 * says most, since all others are only later; rounded to a quarter of an hour. It corrects nothing: a clock in another zone halts
 * its account until it agrees.
 */
final class ClockCheck {
    private static final long WINDOW_NS = 10_000_000_000L;
    private static final int LEAST_SAMPLES = 5;
    private static final int QUARTER_SECONDS = 900;
    private static final long MOST_SECONDS = 10L * 366 * 86_400;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Session[] sessions;
    private final SessionReports reports;
    private final long[] windowBeganNs;
    private final long[] mostSeconds;
    private final long[] lastNs;
    private final int[] samples;

    ClockCheck(Session[] sessions, SessionReports reports) {
        this.sessions = sessions;
        this.reports = reports;
        this.windowBeganNs = new long[sessions.length];
        this.mostSeconds = new long[sessions.length];
        this.lastNs = new long[sessions.length];
        this.samples = new int[sessions.length];
    }

    /** A quote of a session said this local time. */
    void onQuote(Session session, long localSeconds, long nowNs) {
        int i = session.account.sourceId() - 1;
        if (samples[i] == 0) {
            windowBeganNs[i] = nowNs;
            mostSeconds[i] = Long.MIN_VALUE;
        }
        samples[i]++;
        lastNs[i] = nowNs;
        mostSeconds[i] = Math.max(mostSeconds[i], localSeconds - nowNs / NS_PER_SECOND);
    }

    /** Judges whole windows: a queue that is read in one moment says how old it is, and not which zone it is of. */
    void update(long nowNs) {
        for (int i = 0; i < sessions.length; i++) {
            if (samples[i] >= LEAST_SAMPLES && lastNs[i] - windowBeganNs[i] >= WINDOW_NS) {
                samples[i] = 0;
                judge(sessions[i], mostSeconds[i], nowNs);
            }
        }
    }

    private void judge(Session session, long aheadSeconds, long nowNs) {
        long quarters = Math.floorDiv(aheadSeconds + QUARTER_SECONDS / 2, (long) QUARTER_SECONDS);
        session.offsetSeconds = (int) Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, quarters * QUARTER_SECONDS));
        boolean disagrees = session.offsetSeconds != session.clock.offsetSeconds(nowNs);
        if (disagrees != session.disagrees) {
            session.disagrees = disagrees;
            reports.state(
                    session,
                    disagrees ? SessionEvent.CLOCK_DISAGREES : SessionEvent.CLOCK_AGREES,
                    SessionRefusal.NONE,
                    session.account.login(),
                    session.nodeId(),
                    session.account.serverTime());
        }
    }
}
