package io.ringfire.journal.backup;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.inspect.Finding;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.layout.Places;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies what cannot be made again of a data directory: journals, kept configurations, segments, backtests and the installation's
 * name. Never the published view, tokens, keys or locks. A service may run meanwhile; it is not held up. One thread.
 *
 * <p>Fires are copied first, so that no copied fire lacks its cause. Then facts, but none from the cause of the first fire on that
 * came behind those copied: so the two fit, as if the service had stopped there.
 */
public final class Backup {
    private static final long RESERVE_BYTES = 64L << 20;
    private static final long MIB = 1 << 20;
    private static final String DRAFT = ".draft";

    private final DataDirectory from;
    private final DataDirectory to;
    private final long keptFreeBytes;
    private final List<String> notes = new ArrayList<>();
    private long lastEventNs = Long.MIN_VALUE;
    private long records;

    private Backup(Path from, Path to, long keptFreeBytes) {
        this.keptFreeBytes = keptFreeBytes;
        this.from = new DataDirectory(from);
        this.to = new DataDirectory(to);
    }

    /**
     * Makes a copy and checks it; one that fails is taken away again.
     *
     * @param from data directory
     * @param to a directory that is not there, or empty
     * @param now when that is
     * @param build which build this is
     * @throws IllegalArgumentException when there is nothing to copy, or it cannot go there
     * @throws JournalException when the disk is too small or does not take it, or when what is there is damaged, naming the file
     */
    public static BackupManifest make(Path from, Path to, Instant now, String build) {
        return make(from, to, now, build, 0);
    }

    /**
     * As the other, leaving so much free: a copy on the disk that the journals grow on must not be what fills it.
     *
     * @param keptFreeBytes that stay free on the copy's disk, beside a reserve
     */
    public static BackupManifest make(Path from, Path to, Instant now, String build, long keptFreeBytes) {
        Places.requireData(from);
        Places.requireEmpty(to, "--to");
        Places.requireApart(from, to);
        return new Backup(from, to, keptFreeBytes).make(now, build);
    }

    private BackupManifest make(Instant now, String build) {
        boolean isWhole = false;
        try {
            Files.createDirectories(to.root());
            requireSpace();
            copyJournals();
            copyFolder(from.configFile("").getParent(), to.configFile("").getParent());
            copyFile(ArchivedDays.file(from), ArchivedDays.file(to));
            copySegments();
            copyRuns();
            copyFile(from.installation(), to.installation());
            requireWhole();
            BackupManifest manifest = new BackupManifest(
                    BackupManifest.FORMAT_VERSION,
                    now.toString(),
                    build,
                    from.root().toAbsolutePath().normalize().toString(),
                    lastEventNs,
                    records,
                    List.copyOf(notes),
                    seal());
            Json.write(to.root().resolve(BackupManifest.FILE), manifest);
            Disk.force(to.root());
            isWhole = true;
            return manifest;
        } catch (IOException e) {
            throw new JournalException("cannot back up " + from.root() + " to " + to.root() + ": " + e, e);
        } finally {
            if (!isWhole) {
                Disk.deleteTree(to.root());
            }
        }
    }

    private void requireSpace() throws IOException {
        long wanted = RESERVE_BYTES + keptFreeBytes;
        for (Path part : List.of(from.ticks().getParent(), from.history(), from.runs())) {
            wanted += Places.bytes(part);
        }
        long free = Files.getFileStore(to.root()).getUsableSpace();
        if (free < wanted) {
            throw new JournalException(to.root() + ": " + free / MIB + " MiB are free, the copy may take "
                    + (wanted / MIB + 1) + " MiB; free some, or choose another disk");
        }
    }

    private void copyJournals() throws IOException {
        if (!Files.isDirectory(from.ticks())) {
            return;
        }
        try (QueueCopy fires = new QueueCopy(from.fires(), to.fires())) {
            fires.copyOpen(null, null);
            fires.copyClosed();
            try (QueueCopy ticks = new QueueCopy(from.ticks(), to.ticks())) {
                QueueCopy.Place end = ticks.end();
                ticks.copyOpen(end, fires.next());
                ticks.copyClosed();
                note(ticks.lastCopied());
            }
            note(fires.lastCopied());
        }
    }

    private void note(QueueCopy.Place last) {
        lastEventNs = last == null ? lastEventNs : Math.max(lastEventNs, last.eventNs());
    }

    private void copySegments() throws IOException {
        for (Segment segment : new Segments(from).list()) {
            copyTree(segment.directory(), to.history().resolve(segment.id()));
        }
    }

    private void copyRuns() throws IOException {
        long latest = RunDirectory.latest(from).map(RunDirectory::number).orElse(0L);
        for (long number = 1; number <= latest; number++) {
            RunDirectory run = RunDirectory.find(from, number).orElse(null);
            if (run != null && Files.exists(run.manifestFile())) {
                copyTree(run.directory(), to.runs().resolve(Long.toString(number)));
            } else if (run != null) {
                notes.add("backtest " + number + " is left out: it has not ended, or was stopped");
            }
        }
    }

    private void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                copyFile(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private void copyFolder(Path source, Path target) throws IOException {
        if (Files.isDirectory(source)) {
            copyTree(source, target);
        }
    }

    private static void copyFile(Path source, Path target) throws IOException {
        if (Files.exists(source) && !source.toString().endsWith(DRAFT)) {
            Files.createDirectories(target.getParent());
            Files.copy(source, target);
        }
    }

    /** A copy of what is damaged would be found to be so when it is needed. */
    private void requireWhole() {
        Verification verified = Verification.of(to);
        records = verified.records();
        if (!verified.findings().isEmpty()) {
            Finding first = verified.findings().get(0);
            throw new JournalException("what was to be backed up is damaged, "
                    + verified.findings().size()
                    + " findings, the first in the copy at " + first
                    + "; see journal verify --data " + from.root());
        }
    }

    private List<FileSeal> seal() throws IOException {
        List<FileSeal> seals = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(to.root())) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                Disk.force(file);
                FileSeal seal = FileSeal.of(to.root(), file);
                seals.add(new FileSeal(seal.name().replace('\\', '/'), seal.bytes(), seal.sha256()));
            }
        }
        return seals;
    }
}
