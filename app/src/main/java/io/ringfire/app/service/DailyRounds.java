package io.ringfire.app.service;

import io.ringfire.app.Build;
import io.ringfire.app.archive.ArchiveRound;
import io.ringfire.app.archive.ArchiveSchedule;
import io.ringfire.app.archive.ArchiveTerms;
import io.ringfire.app.backup.BackupSchedule;
import io.ringfire.app.config.ArchiveSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.backup.Backup;
import io.ringfire.journal.layout.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Backups and archive rounds of a running service: each on a thread of its own, never both at once, as one lists files that the other removes. */
final class DailyCopies {
    private final Settings settings;
    private final DataDirectory data;
    private final long keptFreeBytes;
    private final LongSupplier epochNs;
    private final CloseStack parts;
    private final StepLog steps;
    private final ReentrantLock files = new ReentrantLock();

    /** @param keptFreeBytes that the journals must find free */
    DailyCopies(
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
}
