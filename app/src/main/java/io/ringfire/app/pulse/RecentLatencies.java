package io.ringfire.app.pulse;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.IntCountsHistogram;

/** Latencies of this minute and the one before it, to two digits. One thread. */
final class RecentLatencies {
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long LONGEST_NS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 2;
    private static final double P99 = 99;

    private IntCountsHistogram current = new IntCountsHistogram(LONGEST_NS, DIGITS);
    private IntCountsHistogram before = new IntCountsHistogram(LONGEST_NS, DIGITS);
    private long begunNs;

    RecentLatencies(long nowNs) {
        begunNs = nowNs;
    }

    void record(long latencyNs, long nowNs) {
        turnOver(nowNs);
        current.recordValue(Math.max(0, Math.min(latencyNs, LONGEST_NS)));
    }

    /** The worse 99th percentile of the two minutes. */
    long p99Ns() {
        return isEmpty()
                ? PulseFinding.UNKNOWN
                : Math.max(current.getValueAtPercentile(P99), before.getValueAtPercentile(P99));
    }

    long maxNs() {
        return isEmpty() ? PulseFinding.UNKNOWN : Math.max(current.getMaxValue(), before.getMaxValue());
    }

    private boolean isEmpty() {
        return current.getTotalCount() + before.getTotalCount() == 0;
    }

    private void turnOver(long nowNs) {
        if (nowNs - begunNs < MINUTE_NS) {
            return;
        }
        IntCountsHistogram oldest = before;
        before = current;
        oldest.reset();
        current = oldest;
        if (nowNs - begunNs >= 2 * MINUTE_NS) {
            before.reset(); // nothing was recorded for a minute
        }
        begunNs = nowNs;
    }
}
