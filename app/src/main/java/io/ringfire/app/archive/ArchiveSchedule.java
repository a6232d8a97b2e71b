package io.ringfire.app.archive;

import io.ringfire.app.config.DayTime;
import io.ringfire.app.daily.DailyWork;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.archive.ArchiveSteps;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an archive round a day. One that was missed, since nothing ran at its time or since it failed, is made up for. A stop ends a round
 * between two steps; the next goes on there.
 */
public final class ArchiveSchedule implements AutoCloseable {
    /** Makes one round. */
    @FunctionalInterface
    public interface Maker {
        /** Makes it, hearing of each step; throws what made it fail. */
        ArchiveResult make(Instant now, ArchiveSteps steps);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveSchedule.class);

    private final Maker maker;
    private final DailyWork work;
    private volatile ArchiveStatus status;

    /**
     * Looks when the next one is due. It begins with {@link #start}.
     *
     * @param at time of day, UTC
     * @param latest when the latest was made, {@link Instant#EPOCH} for never
     */
    public ArchiveSchedule(DayTime at, Instant latest, Maker maker, LongSupplier epochNs) {
        this.maker = maker;
        this.status = new ArchiveStatus(ns(latest), "", 0);
        this.work = new DailyWork("ringfire-archive", at, latest, this::round, epochNs);
    }

    /** Begins. */
    public void start() {
        work.start();
    }

    /** How it stands. Any thread. */
    public ArchiveStatus status() {
        return status;
    }

    /** Makes one where it is due; returns whether it was. */
    boolean look() {
        return work.look();
    }

    private boolean round(Instant now) {
        try {
            ArchiveResult result = maker.make(now, this::onlyWhileOpen);
            LOG.info("archive round: {}", result.describe());
            status = new ArchiveStatus(
                    ns(now), "", status.days() + result.removed().size());
            return true;
        } catch (RuntimeException | Error e) {
            if (!work.isClosed()) {
                LOG.error("no archive round could be made; tried again in {} minutes", DailyWork.RETRY.toMinutes(), e);
                status = new ArchiveStatus(status.lastNs(), String.valueOf(e.getMessage()), status.days());
            }
            return false;
        }
    }

    private void onlyWhileOpen(String step) {
        if (work.isClosed()) {
            throw new JournalException("the service stops before it could " + step);
        }
    }

    private static long ns(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    @Override
    public void close() {
        work.close();
    }
}
