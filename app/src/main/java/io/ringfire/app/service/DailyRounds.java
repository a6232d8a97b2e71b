package io.ringfire.app.service;

import io.ringfire.app.Build;
import io.ringfire.app.archive.ArchiveRound;
import io.ringfire.app.archive.ArchiveSchedule;
import io.ringfire.app.archive.ArchiveTerms;
import io.ringfire.app.backup.BackupSchedule;
import io.ringfire.app.config.ArchiveSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.DayTime;
import io.ringfire.app.config.Settings;
import io.ringfire.app.daily.DailyWork;
import io.ringfire.app.replaycheck.ReplayCheck;
import io.ringfire.app.replaycheck.ReplayProcess;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.backup.Backup;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.QueueSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running service does once a day, each on a thread of its own: backups and archive rounds, never both at once, as one lists files
 * that the other removes, seals, and replays.
 */
final class DailyRounds {
    private static final Logger LOG = LoggerFactory.getLogger(DailyRounds.class);
    private static final DayTime SEALS_AT = new DayTime(10);

    private final Settings settings;
    private final DataDirectory data;
    private final long keptFreeBytes;
    private final LongSupplier epochNs;
    private final CloseStack parts;
    private final StepLog steps;
    private final ReentrantLock files = new ReentrantLock();

    /** @param keptFreeBytes that the journals must find free */
    DailyRounds(
            Settings settings,
            DataDirectory data,
            long keptFreeBytes,
            LongSupplier epochNs,
            CloseStack parts,
            StepLog steps) {
        this.settings = settings;
        this.data = data;
        this.keptFreeBytes = keptFreeBytes;
        this.epochNs = epochNs;
        this.parts = parts;
        this.steps = steps;
    }

    /**
     * Starts sealing: of what was closed and is not sealed yet soon after the start, and of each day's files in the night behind it. It
     * reads them whole, so it must not be in a start's way.
     */
    void startSeals() {
        DailyWork seals = new DailyWork("ringfire-seals", SEALS_AT, Instant.EPOCH, this::seal, epochNs);
        parts.push("seals", seals::close);
        seals.start();
    }

    private boolean seal(Instant now) {
        files.lock();
        try {
            QueueSeal.sealClosedFiles(data.ticks());
            QueueSeal.sealClosedFiles(data.fires());
            return true;
        } catch (JournalException e) {
            LOG.error("closed files could not be sealed; see journal verify", e);
            return false;
        } finally {
            files.unlock();
        }
    }

    /** Starts backups, where the configuration names a folder. */
    void startBackups(RunningEngine running) {
        settings.backup().to().ifPresent(to -> {
            BackupSchedule schedule = new BackupSchedule(
                    settings.backup(),
                    to,
                    Installation.of(data.root()),
                    (target, now) -> {
                        files.lock();
                        try {
                            return Backup.make(data.root(), target, now, Build.version(), keptFreeBytes);
                        } finally {
                            files.unlock();
                        }
                    },
                    epochNs);
            running.with(schedule);
            parts.push("backups", schedule::close);
            schedule.start();
            steps.done("backups", "at " + settings.backup().at() + " UTC to " + to);
        });
    }

    /** Starts archive rounds, where the configuration says where to and from which age on. */
    void startArchive(RunningEngine running) {
        ArchiveSettings archive = settings.archive();
        if (archive.to().isEmpty() || archive.afterDays().isEmpty()) {
            return;
        }
        Path to = archive.to().get();
        ArchiveRound round = new ArchiveRound(
                data,
                new ArchiveTerms(
                        to,
                        archive.afterDays().get(),
                        archive.deleteAfterDays(),
                        settings.bars().warmUpHours(),
                        keptFreeBytes));
        ArchiveSchedule schedule = new ArchiveSchedule(
                archive.at(),
                ArchivedDays.of(data).checked(),
                (now, each) -> {
                    files.lock();
                    try {
                        return round.run(now, each);
                    } finally {
                        files.unlock();
                    }
                },
                epochNs);
        running.with(schedule);
        parts.push("archive", schedule::close);
        schedule.start();
        steps.done(
                "archive",
                "days older than " + archive.afterDays().get() + " go to " + to + " at " + archive.at() + " UTC");
    }

    /** Starts replays, where the configuration says when. */
    void startReplays(RunningEngine running, Optional<Long> previousRun, long runNumber) {
        settings.replayCheck().at().ifPresent(at -> {
            try {
                ReplayCheck check = new ReplayCheck(
                        at,
                        data.root().resolve("replay-check"),
                        previousRun,
                        runNumber,
                        new ReplayProcess(data.root(), settings.replayCheck()),
                        epochNs);
                running.with(check);
                parts.push("replays", check::close);
                check.start();
                steps.done("replays", "at " + at + " UTC");
            } catch (IOException e) {
                throw new ConfigurationException(List.of("replayCheck: " + e.getMessage()));
            }
        });
    }
}
