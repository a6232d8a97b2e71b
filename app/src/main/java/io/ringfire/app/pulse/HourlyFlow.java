package io.ringfire.app.pulse;

import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What came and went in each of the last 24 hours, in UTC, as far as this run saw them. Any thread. */
public final class HourlyFlow {
    /** Most hours that are kept. */
    public static final int MOST_HOURS = 24;

    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final ToLongFunction<Counter> counts;
    private final Deque<Hour> hours = new ArrayDeque<>();
    private Hour seen = new Hour(0, 0, 0, 0, 0);

    /**
     * What came in an hour.
     *
     * @param startNs when it began, epoch ns
     */
    public record Hour(long startNs, long ticks, long signals, long orders, long fills) {}

    /** @param counts of this run, which begin at 0 */
    public HourlyFlow(ToLongFunction<Counter> counts) {
        this.counts = counts;
    }

    /** Adds what came since the last look to the hour that it is now. */
    public synchronized void look(long epochNs) {
        Hour now = new Hour(
                epochNs - Math.floorMod(epochNs, HOUR_NS),
                counts.applyAsLong(Counter.TICKS),
                counts.applyAsLong(Counter.SIGNALS),
                counts.applyAsLong(Counter.ORDERS),
                counts.applyAsLong(Counter.FILLS));
        Hour before = hours.peekLast();
        // a clock that went back adds to the hour that was begun
        boolean isNew = before == null || now.startNs() > before.startNs();
        Hour base = isNew ? new Hour(now.startNs(), 0, 0, 0, 0) : hours.removeLast();
        hours.addLast(new Hour(
                base.startNs(),
                base.ticks() + now.ticks() - seen.ticks(),
                base.signals() + now.signals() - seen.signals(),
                base.orders() + now.orders() - seen.orders(),
                base.fills() + now.fills() - seen.fills()));
        if (hours.size() > MOST_HOURS) {
            hours.removeFirst();
        }
        seen = now;
    }

    /** The oldest first; hours in which the process did not run are not there. */
    public synchronized List<Hour> hours() {
        return List.copyOf(hours);
    }
}
