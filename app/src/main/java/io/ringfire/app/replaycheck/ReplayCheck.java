package io.ringfire.app.replaycheck;

import io.ringfire.app.config.DayTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays two runs a day: the one before this, once, and this one as far as it has come. On a thread of its own that nothing waits for. A
 * day on which nothing ran at that time is not made up for: the next replay finds what it would have found.
 */
public final class ReplayCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCheck.class);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CLOSE_PATIENCE_MS = 500;

    private final DayTime at;
    private final Optional<Long> previous;
    private final long present;
    private final CheckBook book;
    private final RunReplayer replayer;
    private final LongSupplier epochNs;
    private final Thread thread = new Thread(this::run, "ringfire-replay-check");
    private Instant due;
    private volatile boolean isClosed;

    /**
     * Waits for its time of day. It begins with {@link #start}.
     *
     * @param file where what was found is kept
     * @param previous number of the newest run before this one; empty where there is none
     * @param present number of this one
     * @throws IOException when the file can be neither read nor written
     */
    public ReplayCheck(
            DayTime at, Path file, Optional<Long> previous, long present, RunReplayer replayer, LongSupplier epochNs)
            throws IOException {
        this.at = at;
        this.previous = previous;
        this.present = present;
        List<Long> wanted = new ArrayList<>(List.of(present));
        previous.ifPresent(wanted::add);
        this.book = CheckBook.open(file, wanted);
        this.replayer = replayer;
        this.epochNs = epochNs;
        due = planned(now());
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** What was found of these two runs, by their numbers; none before the first replay. Any thread. */
    public List<CheckedRun> runs() {
        return book.runs();
    }

    private void run() {
        while (!isClosed) {
            look();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Replays where it is time to; returns whether it was. */
    boolean look() {
        if (now().isBefore(due)) {
            return false;
        }
        previous.filter(run -> !book.isDone(run)).ifPresent(run -> check(run, true));
        check(present, false);
        due = planned(now());
        return true;
    }

    private void check(long runNumber, boolean isOver) {
        if (isClosed) {
            return;
        }
        Finding finding;
        try {
            Optional<Finding> found = replayer.replay(runNumber, () -> isClosed);
            if (found.isEmpty()) {
                return;
            }
            finding = found.get();
        } catch (RuntimeException | Error e) {
            finding = new Finding(Verdict.FAILED, String.valueOf(e.getMessage()));
        }
        LOG.info("replay of run {}: {}, {}", runNumber, finding.verdict(), finding.text());
        try {
            book.add(new CheckedRun(runNumber, isOver, finding, epochNs.getAsLong()));
        } catch (IOException e) {
            LOG.warn("what a replay found is not kept: the next start replays that run again", e);
        }
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

    /** Gives a replay up that is under way. */
    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(CLOSE_PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
