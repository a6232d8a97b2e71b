package io.ringfire.app.daily;

import io.ringfire.app.config.DayTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Does something once a day at a time of day, on a thread of its own that nothing waits for; tries again where it failed. A stop waits
 * for a moment alone for what is under way.
 */
public final class DailyWork implements AutoCloseable {
    private static final long LOOK_NS = 500_000_000L;
    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(200);

    /** A start has enough to do. */
    public static final Duration AFTER_START = Duration.ofSeconds(5);

    /** From a failure to the next attempt. */
    public static final Duration RETRY = Duration.ofMinutes(30);

    /** What is done. */
    @FunctionalInterface
    public interface Task {
        /** Does it. Returns false where it failed and is to be tried again; it has told of that itself. */
        boolean run(Instant now);
    }

    private final DayTime at;
    private final Task task;
    private final LongSupplier epochNs;
    private final Thread thread;
    private final Duration closePatience;
    private Instant due;
    private volatile boolean isClosed;

    /**
     * Looks when it is due. It begins with {@link #start}.
     *
     * @param at time of day, UTC
     * @param latest when it was done last; null where that does not matter
     */
    public DailyWork(String threadName, DayTime at, Instant latest, Task task, LongSupplier epochNs) {
        this(threadName, at, latest, task, epochNs, CLOSE_PATIENCE);
    }

    /**
     * As the other.
     *
     * @param closePatience how long a stop waits for what is under way
     */
    public DailyWork(
            String threadName, DayTime at, Instant latest, Task task, LongSupplier epochNs, Duration closePatience) {
        this.at = at;
        this.closePatience = closePatience;
        this.task = task;
        this.epochNs = epochNs;
        Instant now = now();
        boolean isMissed = latest != null && latest.isBefore(planned(now).minus(Duration.ofDays(1)));
        this.due = isMissed ? now.plus(AFTER_START) : planned(now);
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Whether it is being stopped: what is under way may end where it can. Any thread. */
    public boolean isClosed() {
        return isClosed;
    }

    private void run() {
        while (!isClosed) {
            look();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Does it where it is due; returns whether it was. For the thread, and for tests that set the clock by hand. */
    public boolean look() {
        Instant now = now();
        if (now.isBefore(due)) {
            return false;
        }
        boolean isDone = task.run(now);
        due = isDone ? planned(now()) : now().plus(RETRY);
        return true;
    }

    /** The first instant behind {@code now} that is one's time of day. */
    private Instant planned(Instant now) {
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        Instant today = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofMinutes(at.minuteOfDay()));
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(epochNs.getAsLong());
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(closePatience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
