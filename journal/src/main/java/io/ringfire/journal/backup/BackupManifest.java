package io.ringfire.journal.backup;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code backup.json}, which is written last: a copy without it is none.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param createdTime when it was made, ISO in UTC
 * @param build which build made it
 * @param source data directory that it was made of
 * @param lastEventNs event time of the last record of the service's journals in it, epoch ns; {@code Long.MIN_VALUE} for none
 * @param records records of the service's journals in it
 * @param notes what was left out, and why
 * @param files every file of it but this one, named relative to the copy
 */
public record BackupManifest(
        int formatVersion,
        String createdTime,
        String build,
        String source,
        long lastEventNs,
        long records,
        List<String> notes,
        List<FileSeal> files) {
    /** Written by this build. */
    public static final int FORMAT_VERSION = 1;

    /** Its file, at the top of the copy. */
    public static final String FILE = "backup.json";

    /**
     * Reads that of a copy.
     *
     * @throws JournalException when there is none, or another format's, or one that names files outside of the copy
     */
    public static BackupManifest read(Path backup) {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new JournalException(
                    file + " is not there: " + backup + " is no backup, or one that was not finished");
        }
        BackupManifest manifest = Json.read(file, BackupManifest.class);
        if (manifest.formatVersion != FORMAT_VERSION || manifest.files == null) {
            throw new JournalException(file + ": format " + manifest.formatVersion + "; this build reads format "
                    + FORMAT_VERSION + ": restore with the build that made it, " + manifest.build);
        }
        for (FileSeal seal : manifest.files) {
            Path name = Path.of(seal.name());
            if (name.isAbsolute() || !name.normalize().equals(name) || name.startsWith("..")) {
                throw new JournalException(file + ": " + seal.name() + " is no name inside of a backup");
            }
        }
        return manifest;
    }

    /** Bytes of all its files. */
    public long bytes() {
        return files.stream().mapToLong(FileSeal::bytes).sum();
    }
}
