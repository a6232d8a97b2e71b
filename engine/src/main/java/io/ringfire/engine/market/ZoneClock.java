package io.ringfire.engine.market;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Local time of a zone by arithmetic on epoch ns, from a table of its transitions between 1970 and 2100; outside of that the
 * nearest offset holds. One thread (it remembers the last place looked up); allocates only when made.
 */
public final class ZoneClock {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Offset {@code i} holds from {@code fromNs[i]} until {@code fromNs[i + 1]}. */
    private final long[] fromNs;

    private final long[] offsetNs;
    private int last;

    /** Reads the zone's rules. */
    public ZoneClock(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            transitions.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        fromNs = new long[transitions.size() + 2];
        offsetNs = new long[transitions.size() + 1];
        fromNs[0] = Long.MIN_VALUE;
        offsetNs[0] = rules.getOffset(FIRST).getTotalSeconds() * NS_PER_SECOND;
        for (int i = 0; i < transitions.size(); i++) {
            ZoneOffsetTransition transition = transitions.get(i);
            fromNs[i + 1] = transition.getInstant().getEpochSecond() * NS_PER_SECOND;
            offsetNs[i + 1] = transition.getOffsetAfter().getTotalSeconds() * NS_PER_SECOND;
        }
        fromNs[fromNs.length - 1] = Long.MAX_VALUE;
    }

    /** What to add to UTC at that instant to get local time, in ns. */
    public long offsetNs(long utcNs) {
        int i = last;
        while (utcNs < fromNs[i]) {
            i--;
        }
        while (utcNs >= fromNs[i + 1] && i < offsetNs.length - 1) {
            i++;
        }
        last = i;
        return offsetNs[i];
    }

    /** The first instant behind this one at which the offset changes, epoch ns; {@link Long#MAX_VALUE} if there is none. */
    public long nextChangeNs(long utcNs) {
        offsetNs(utcNs);
        return fromNs[last + 1];
    }

    /** Local time as if it were UTC, epoch ns. */
    public long toLocalNs(long utcNs) {
        return utcNs + offsetNs(utcNs);
    }

    /** The instant of a local time; in a gap as much after it as the time is inside, in an overlap the later of the two. */
    public long toUtcNs(long localNs) {
        long beforeNs = offsetNs(localNs - DAY_NS);
        long afterNs = offsetNs(localNs + DAY_NS);
        long utcNs = localNs - afterNs;
        // A day away from a change the offset is certain; behind the change the later one must hold by itself.
        return offsetNs(utcNs) == afterNs ? utcNs : localNs - beforeNs;
    }

    /** Nanoseconds in a day of 24 hours. */
    public static final long DAY_NS = Duration.ofDays(1).toNanos();
}
