package io.ringfire.app.alert;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How much of a count came within the latest minutes of open time. The minute that runs counts beside the whole ones, so what is
 * looked at is up to a minute longer than asked for, never shorter. Time in which the market is closed is none. One thread.
 */
final class OpenMinutes {
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    private final int minutes;
    private final long[] perMinute;
    private long openNs;
    private long counted;

    /**
     * Begins.
     *
     * @param minutes that are looked at
     * @param counted where the count stands
     */
    OpenMinutes(int minutes, long counted) {
        this.minutes = minutes;
        this.perMinute = new long[minutes + 1];
        this.counted = counted;
    }

    /**
     * Takes what passed since the last look.
     *
     * @param passedNs of open time
     * @param count where it stands now
     */
    void look(long passedNs, long count) {
        long before = openNs / MINUTE_NS;
        openNs += Math.max(0, passedNs);
        long now = openNs / MINUTE_NS;
        if (now - before >= perMinute.length) {
            Arrays.fill(perMinute, 0);
        } else {
            for (long minute = before + 1; minute <= now; minute++) {
                perMinute[place(minute)] = 0;
            }
        }
        perMinute[place(now)] += Math.max(0, count - counted);
        counted = count;
    }

    /** Whether so much open time has passed since the beginning. */
    boolean isWhole() {
        return openNs >= minutes * MINUTE_NS;
    }

    /** What came within these minutes. */
    long count() {
        return Arrays.stream(perMinute).sum();
    }

    private int place(long minute) {
        return (int) (minute % perMinute.length);
    }
}
