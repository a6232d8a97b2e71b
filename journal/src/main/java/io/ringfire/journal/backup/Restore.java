package io.ringfire.journal.backup;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.inspect.Finding;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts a copy back, once every byte of it is checked. One thread. */
public final class Restore {
    private static final long RESERVE_BYTES = 64L << 20;
    private static final long MIB = 1 << 20;

    private Restore() {}

    /**
     * What came of it.
     *
     * @param manifest that of the copy
     * @param findings what is wrong with the copy; where there is any, nothing was restored
     */
    public record Result(BackupManifest manifest, List<Finding> findings) {}

    /**
     * Restores. What fails on its way is taken away again.
     *
     * @param backup a directory that {@link Backup} made
     * @param data a directory that is not there, or empty
     * @param now when that is
     * @throws IllegalArgumentException when it cannot go there
     * @throws JournalException when that is no backup, when a service runs there, or the disk does not take it
     */
    public static Result restore(Path backup, Path data, Instant now) {
        BackupManifest manifest = BackupManifest.read(backup);
        Places.requireEmpty(data, "--data");
        Places.requireApart(backup, data);
        List<Finding> findings = check(backup, manifest);
        if (findings.isEmpty()) {
            copy(backup, manifest, new DataDirectory(data), now);
        }
        return new Result(manifest, findings);
    }

    private static List<Finding> check(Path backup, BackupManifest manifest) {
        List<Finding> findings = new ArrayList<>();
        for (FileSeal seal : manifest.files()) {
            String difference = seal.differenceIn(backup);
            if (difference != null) {
                findings.add(new Finding(backup.resolve(seal.name()).toString(), 0, difference));
            }
        }
        if (findings.isEmpty()) {
            findings.addAll(Verification.of(new DataDirectory(backup)).findings());
        }
        return findings;
    }

    private static void copy(Path backup, BackupManifest manifest, DataDirectory data, Instant now) {
        boolean isWhole = false;
        DataLock lock = DataLock.acquire(data.lockFile(), "data directory " + data.root());
        try {
            requireSpace(manifest, data.root());
            for (FileSeal seal : manifest.files()) {
                Path target = data.root().resolve(seal.name());
                Files.createDirectories(target.getParent());
                Files.copy(backup.resolve(seal.name()), target);
                Disk.force(target);
                seal.check(data.root());
            }
            new RestoreMark(now.toString(), manifest.createdTime(), manifest.lastEventNs()).write(data);
            Disk.force(data.root());
            isWhole = true;
        } catch (IOException e) {
            throw new JournalException("cannot restore " + backup + " to " + data.root() + ": " + e, e);
        } finally {
            if (!isWhole) {
                clear(data.root());
            }
            lock.close();
        }
    }

    private static void requireSpace(BackupManifest manifest, Path root) throws IOException {
        long wanted = manifest.bytes() + RESERVE_BYTES;
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < wanted) {
            throw new JournalException(root + ": " + free / MIB + " MiB are free, the copy takes " + (wanted / MIB + 1)
                    + " MiB; free some, or choose another disk");
        }
    }

    private static void clear(Path root) {
        try (Stream<Path> entries = Files.list(root)) {
            entries.toList().forEach(Disk::deleteTree);
        } catch (IOException e) {
            throw new JournalException("cannot take back what was restored to " + root + ": " + e, e);
        }
    }
}
