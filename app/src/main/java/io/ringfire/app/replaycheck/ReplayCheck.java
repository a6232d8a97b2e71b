package io.ringfire.app.replaycheck;

import io.ringfire.app.config.DayTime;
import io.ringfire.app.daily.DailyWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays two runs a day: the one before this, once, and this one as far as it has come. On a thread of its own that nothing waits for. A
 * day on which nothing ran at that time is not made up for: the next replay finds what it would have found.
 */
public final class ReplayCheck implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayCheck.class);

    /** A process that replays is ended before the service is gone. */
    private static final Duration CLOSE_PATIENCE = Duration.ofMillis(500);

    private final Optional<Long> previous;
    private final long present;
    private final CheckBook book;
    private final RunReplayer replayer;
    private final LongSupplier epochNs;
    private final DailyWork work;

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
        this.previous = previous;
        this.present = present;
        List<Long> wanted = new ArrayList<>(List.of(present));
        previous.ifPresent(wanted::add);
        this.book = CheckBook.open(file, wanted);
        this.replayer = replayer;
        this.epochNs = epochNs;
        this.work = new DailyWork("ringfire-replay-check", at, null, this::replay, epochNs, CLOSE_PATIENCE);
    }

    /** Begins. */
    public void start() {
        work.start();
    }

    /** What was found of these two runs, by their numbers; none before the first replay. Any thread. */
    public List<CheckedRun> runs() {
        return book.runs();
    }

    /** Replays where it is time to; returns whether it was. */
    boolean look() {
        return work.look();
    }

    private boolean replay(Instant now) {
        previous.filter(run -> !book.isDone(run)).ifPresent(run -> check(run, true));
        check(present, false);
        return true;
    }

    private void check(long runNumber, boolean isOver) {
        if (work.isClosed()) {
            return;
        }
        Finding finding;
        try {
            Optional<Finding> found = replayer.replay(runNumber, work::isClosed);
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

    /** Gives a replay up that is under way. */
    @Override
    public void close() {
        work.close();
    }
}
