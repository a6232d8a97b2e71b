package io.ringfire.engine.calendar;

import java.util.Arrays;

/**
 * When something is open: stretches of time, each from its first instant to before its last, sorted and apart. Known from 1970 to
 * 2100; closed outside of that. Immutable; what asks takes O(log n) and allocates nothing, what combines allocates.
 *
 * <p>A stretch of {@link #LONGEST_BREAK_NS} or more without an open instant ends a week: weekends, and holidays of a whole day.
 */
public final class OpenHours {
    /** First instant known. */
    public static final long FIRST_NS = 0;

    /** 2100-01-01: from here on nothing is known. */
    public static final long LAST_NS = 4_102_444_800_000_000_000L;

    /** A pause shorter than this is a break; one as long or longer lies between two weeks. */
    public static final long LONGEST_BREAK_NS = 24 * 3_600_000_000_000L;

    /** Stands for an opening that there is not. */
    public static final long NO_OPENING = Long.MAX_VALUE;

    /** Never open. */
    public static final OpenHours NEVER = new OpenHours(new long[0], new long[0]);

    /** Open at every instant known. */
    public static final OpenHours ALWAYS = new OpenHours(new long[] {FIRST_NS}, new long[] {LAST_NS});

    private final long[] opensNs;
    private final long[] closesNs;

    /** Open time before stretch {@code i}, in ns. */
    private final long[] openBeforeNs;

    private final long[] weekClosesNs;
    private final long[] weekOpensNs;

    /** Takes stretches that are sorted and apart. */
    OpenHours(long[] opensNs, long[] closesNs) {
        this.opensNs = opensNs;
        this.closesNs = closesNs;
        int weeks = 0;
        for (int i = 0; i + 1 < opensNs.length; i++) {
            weeks += endsWeek(i) ? 1 : 0;
        }
        openBeforeNs = new long[opensNs.length];
        weekClosesNs = new long[weeks];
        weekOpensNs = new long[weeks];
        int week = 0;
        for (int i = 0; i + 1 < opensNs.length; i++) {
            openBeforeNs[i + 1] = openBeforeNs[i] + closesNs[i] - opensNs[i];
            if (endsWeek(i)) {
                weekClosesNs[week] = closesNs[i];
                weekOpensNs[week++] = opensNs[i + 1];
            }
        }
    }

    private boolean endsWeek(int stretch) {
        return opensNs[stretch + 1] - closesNs[stretch] >= LONGEST_BREAK_NS;
    }

    /** Whether it is open at an instant, epoch ns. */
    public boolean isOpen(long instantNs) {
        int i = lastUpTo(opensNs, instantNs);
        return i >= 0 && instantNs < closesNs[i];
    }

    /** The first open instant that is not before this one, epoch ns; {@link #NO_OPENING} if there is none. */
    public long openFromNs(long instantNs) {
        int i = lastUpTo(opensNs, instantNs);
        if (i >= 0 && instantNs < closesNs[i]) {
            return instantNs;
        }
        return i + 1 < opensNs.length ? opensNs[i + 1] : NO_OPENING;
    }

    /** How much of the time from one instant to before another is open, in ns; 0 where the second is not the later. */
    public long openNsBetween(long fromNs, long toNs) {
        return toNs <= fromNs ? 0 : openUpTo(toNs) - openUpTo(fromNs);
    }

    private long openUpTo(long instantNs) {
        int i = lastUpTo(opensNs, instantNs);
        return i < 0 ? 0 : openBeforeNs[i] + Math.min(instantNs, closesNs[i]) - opensNs[i];
    }

    /** The number of the last week that closes at or before an instant; -1 if none does. */
    public int weekClosedBy(long instantNs) {
        return lastUpTo(weekClosesNs, instantNs);
    }

    /** When a week closes, epoch ns. */
    public long weekCloseNs(int week) {
        return weekClosesNs[week];
    }

    /** When the week after it opens, epoch ns. */
    public long nextWeekOpenNs(int week) {
        return weekOpensNs[week];
    }

    /** Open where both are. */
    public OpenHours and(OpenHours other) {
        StretchList both = new StretchList();
        int i = 0;
        int j = 0;
        while (i < opensNs.length && j < other.opensNs.length) {
            both.add(Math.max(opensNs[i], other.opensNs[j]), Math.min(closesNs[i], other.closesNs[j]));
            if (closesNs[i] < other.closesNs[j]) {
                i++;
            } else {
                j++;
            }
        }
        return both.toHours();
    }

    /** Open where this is and the other is not. */
    public OpenHours without(OpenHours other) {
        StretchList rest = new StretchList();
        long closedNs = FIRST_NS;
        for (int i = 0; i < other.opensNs.length; i++) {
            rest.add(closedNs, other.opensNs[i]);
            closedNs = other.closesNs[i];
        }
        rest.add(closedNs, LAST_NS);
        return and(rest.toHours());
    }

    /** Number of stretches. */
    int stretches() {
        return opensNs.length;
    }

    private static int lastUpTo(long[] sorted, long instantNs) {
        int found = Arrays.binarySearch(sorted, instantNs);
        return found >= 0 ? found : -found - 2;
    }
}
