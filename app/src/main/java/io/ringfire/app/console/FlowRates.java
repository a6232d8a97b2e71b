package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast a count grows, from what it was when it was looked at before. One thread at a time. */
final class FlowRates {
    /** Readings that are kept: two a second for a minute. */
    private static final int MOST_READINGS = 128;

    private static final double NS_PER_SECOND = 1e9;
    private static final int DECIMALS = 2;

    private record Reading(long nowNs, long count) {}

    private final Deque<Reading> readings = new ArrayDeque<>();
    private final long windowNs;
    private final long unitNs;
    private final long leastNs;
    private final String key;

    private FlowRates(long windowSeconds, long leastSeconds, long unitSeconds, String key) {
        this.windowNs = TimeUnit.SECONDS.toNanos(windowSeconds);
        this.leastNs = TimeUnit.SECONDS.toNanos(leastSeconds);
        this.unitNs = TimeUnit.SECONDS.toNanos(unitSeconds);
        this.key = key;
    }

    /** Of what comes many times a second: over the last five seconds. */
    static FlowRates perSecond() {
        return new FlowRates(5, 1, 1, "perSecond");
    }

    /** Of what comes seldom: over the last minute. */
    static FlowRates perMinute() {
        return new FlowRates(60, 15, 60, "perMinute");
    }

    /**
     * The count, and its rate since the oldest reading of the window; without one that is old enough to tell, none.
     *
     * @param lastNs when it grew last, epoch ns; 0 when that is not known
     */
    ObjectNode reading(long count, long lastNs, long nowNs) {
        while (!readings.isEmpty()
                && (Math.abs(nowNs - readings.peekFirst().nowNs()) > windowNs || readings.size() >= MOST_READINGS)) {
            readings.removeFirst();
        }
        readings.addLast(new Reading(nowNs, count));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("total", count);
        Reading oldest = readings.peekFirst();
        if (nowNs - oldest.nowNs() >= leastNs) {
            double perUnit =
                    (count - oldest.count()) / ((nowNs - oldest.nowNs()) / NS_PER_SECOND) * (unitNs / NS_PER_SECOND);
            json.put(key, BigDecimal.valueOf(perUnit).setScale(DECIMALS, RoundingMode.HALF_UP));
        }
        if (lastNs > 0) {
            json.put("ageMs", Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNs - lastNs)));
        }
        return json;
    }
}
