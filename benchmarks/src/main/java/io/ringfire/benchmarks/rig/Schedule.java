package io.ringfire.benchmarks.rig;

/**
 * When each message of an even rate is due, whether the one before left in time or not: the open loop. Times are those of
 * {@link System#nanoTime}. One thread; allocates nothing.
 */
final class Schedule {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final long perSecond;
    private final long stepNs;
    private final long remainder;
    private long dueNs;
    private long carried;
    private long taken;
    private long caughtUp;
    private long latestNs;

    /** @param perSecond messages a second, 1 to a milliard */
    Schedule(long perSecond) {
        if (perSecond < 1 || perSecond > NS_PER_SECOND) {
            throw new IllegalArgumentException("a rate of " + perSecond + "/s; 1 to 1,000,000,000 are possible");
        }
        this.perSecond = perSecond;
        this.stepNs = NS_PER_SECOND / perSecond;
        this.remainder = NS_PER_SECOND % perSecond;
    }

    /** The first message is due at this instant. */
    void begin(long firstNs) {
        dueNs = firstNs;
        carried = 0;
        count();
    }

    /** Counts from here. */
    void count() {
        taken = 0;
        caughtUp = 0;
        latestNs = 0;
    }

    /** When the next message is due. */
    long dueNs() {
        return dueNs;
    }

    boolean isDue(long nowNs) {
        return nowNs - dueNs >= 0;
    }

    /** Takes the next message and counts how late that is. Returns when it was due. */
    long take(long nowNs) {
        long wasDueNs = dueNs;
        long lateNs = nowNs - wasDueNs;
        if (lateNs > stepNs) {
            caughtUp++;
        }
        latestNs = Math.max(latestNs, lateNs);
        taken++;
        dueNs += stepNs;
        carried += remainder;
        if (carried >= perSecond) {
            carried -= perSecond;
            dueNs++;
        }
        return wasDueNs;
    }

    /** How many are due before an instant, from the next on. */
    long dueBefore(long untilNs) {
        long leftNs = untilNs - dueNs;
        return leftNs <= 0 ? 0 : 1 + (long) ((leftNs - 1) * (double) perSecond / NS_PER_SECOND);
    }

    /** Messages taken. */
    long taken() {
        return taken;
    }

    /** Of those, how many more than a whole step late: the producer was behind and caught up. */
    long caughtUp() {
        return caughtUp;
    }

    /** How late the latest was taken. */
    long latestNs() {
        return latestNs;
    }
}
