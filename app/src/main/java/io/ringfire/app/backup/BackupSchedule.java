package io.ringfire.app.backup;

import io.ringfire.app.config.BackupSettings;
import io.ringfire.app.daily.DailyWork;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.backup.BackupManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup a day, on a thread of its own that nothing waits for. One that was missed, since nothing ran at its time or since it failed,
 * is made up for. A stop does not wait for one that is being made: what is unfinished is taken away by the next.
 */
public final class BackupSchedule implements AutoCloseable {
    /** Makes one backup. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Copies to {@code target}, which is not there yet, checks the copy, and takes it away again where it fails.
         *
         * @throws JournalException saying why
         */
        BackupManifest make(Path target, Instant now);
    }

    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
    private static final double MIB = 1 << 20;

    static final Duration AFTER_START = DailyWork.AFTER_START;

    private final BackupSettings settings;
    private final BackupShelf shelf;
    private final Maker maker;
    private final DailyWork work;
    private volatile BackupStatus status;

    /**
     * Looks when the next one is due. It begins with {@link #start}.
     *
     * @param to where they stand
     * @param installation whose they are
     */
    public BackupSchedule(BackupSettings settings, Path to, String installation, Maker maker, LongSupplier epochNs) {
        this.settings = settings;
        this.shelf = new BackupShelf(to, installation);
        this.maker = maker;
        Instant latest = shelf.latest().orElse(null);
        status = new BackupStatus(latest == null ? 0 : ns(latest), "", "");
        work = new DailyWork("ringfire-backup", settings.at(), latest, this::attempt, epochNs);
    }

    /** Begins. */
    public void start() {
        work.start();
    }

    /** How it stands. Any thread. */
    public BackupStatus status() {
        return status;
    }

    /** Makes one where it is due; returns whether it was. */
    boolean look() {
        return work.look();
    }

    private boolean attempt(Instant now) {
        try {
            make(now);
        } catch (RuntimeException | Error e) {
            LOG.error("no backup could be made; tried again in {} minutes", DailyWork.RETRY.toMinutes(), e);
            fail(e);
            return false;
        }
        try {
            shelf.thin(settings.keep());
        } catch (RuntimeException e) {
            LOG.error("old backups could not be removed", e);
            fail(e);
        }
        return true;
    }

    private void make(Instant now) {
        Path draft = shelf.draft();
        BackupManifest manifest = maker.make(draft, now);
        Path place = shelf.finish(draft, now);
        String made = String.format(
                Locale.ROOT,
                "%s: %d files, %.1f MiB, %d records",
                place,
                manifest.files().size(),
                manifest.bytes() / MIB,
                manifest.records());
        LOG.info("made the backup {}", made);
        status = new BackupStatus(ns(now), "", made);
    }

    private void fail(Throwable error) {
        BackupStatus before = status;
        status = new BackupStatus(before.lastNs(), String.valueOf(error.getMessage()), before.made());
    }

    private static long ns(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

    @Override
    public void close() {
        work.close();
    }
}
