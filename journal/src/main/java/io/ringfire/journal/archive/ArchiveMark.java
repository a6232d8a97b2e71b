package io.ringfire.journal.archive;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code archive.json} at the top of an archive: whose days it holds. A directory with it is read by every command, and no service
 * starts on it: its books are old.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param source data directory that the days come from
 * @param installation whose they are
 * @param lastWholeRun number of the newest run that is here to its end; what is here of a later one goes on in the data directory
 */
public record ArchiveMark(int formatVersion, String source, String installation, long lastWholeRun) {
    /** Written by this build. */
    public static final int FORMAT_VERSION = 1;

    private static final String FILE = "archive.json";

    /**
     * That of a directory; empty where it is no archive.
     *
     * @throws JournalException when another build's format is there
     */
    public static Optional<ArchiveMark> of(DataDirectory directory) {
        Path file = directory.root().resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ArchiveMark mark = Json.read(file, ArchiveMark.class);
        if (mark.formatVersion != FORMAT_VERSION) {
            throw new JournalException(file + ": format " + mark.formatVersion + "; this build reads format "
                    + FORMAT_VERSION + ": use the build that made it");
        }
        return Optional.of(mark);
    }

    void write(DataDirectory directory) {
        Json.write(directory.root().resolve(FILE), this);
    }
}
