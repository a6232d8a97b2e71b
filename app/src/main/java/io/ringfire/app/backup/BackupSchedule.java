package io.ringfire.app.backup;

import io.ringfire.app.config.BackupSettings;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.backup.BackupManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long CLOSE_PATIENCE_MS = 200;
    private static final double MIB = 1 << 20;

    /** A start has enough to do. */
    static final Duration AFTER_START = Duration.ofSeconds(5);

    /** From a failure to the next attempt. */
    static final Duration RETRY = Duration.ofMinutes(30);

    private final BackupSettings settings;
    private final BackupShelf shelf;
    private final Maker maker;
    private final LongSupplier epochNs;
    private final Thread thread = new Thread(this::run, "ringfire-backup");
    private Instant due;
    private volatile boolean isClosed;
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
        this.epochNs = epochNs;
        Instant now = now();
        Instant latest = shelf.latest().orElse(null);
        boolean isMissed = latest != null && latest.isBefore(planned(now).minus(Duration.ofDays(1)));
        due = isMissed ? now.plus(AFTER_START) : planned(now);
        status = new BackupStatus(latest == null ? 0 : ns(latest), "", "");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** How it stands. Any thread. */
    public BackupStatus status() {
        return status;
    }

    private void run() {
        while (!isClosed) {
            look();
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** Makes one where it is due; returns whether it was. */
    boolean look() {
        Instant now = now();
        if (now.isBefore(due)) {
            return false;
        }
        try {
            make(now);
            due = planned(now());
        } catch (RuntimeException | Error e) {
            LOG.error("no backup could be made; tried again in {} minutes", RETRY.toMinutes(), e);
            fail(e);
            due = now().plus(RETRY);
            return true;
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

    /** The first instant behind {@code now} that is one's time of day. */
    private Instant planned(Instant now) {
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        Instant today = day.atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plus(Duration.ofMinutes(settings.at().minuteOfDay()));
        return today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(epochNs.getAsLong());
    }

    private static long ns(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }

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
