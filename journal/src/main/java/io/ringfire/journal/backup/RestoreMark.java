package io.ringfire.journal.backup;

import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code restored.json} of a data directory that was put back from a copy: its journals do not know what happened behind the copy.
 *
 * @param restoredTime when it was put back, ISO in UTC
 * @param backupTime when the copy was made, ISO in UTC
 * @param lastEventNs event time of the last record then, epoch ns; {@code Long.MIN_VALUE} for none
 */
public record RestoreMark(String restoredTime, String backupTime, long lastEventNs) {
    private static final String FILE = "restored.json";

    void write(DataDirectory data) {
        Json.write(file(data), this);
    }

    /** Whether journals that end at this event time are as they were put back: nothing ran on them since. */
    public static boolean isUntouchedIn(DataDirectory data, long journalEndNs) {
        return of(data).filter(mark -> journalEndNs <= mark.lastEventNs).isPresent();
    }

    /** The mark of a data directory; empty where it never was a copy. */
    public static Optional<RestoreMark> of(DataDirectory data) {
        return Files.exists(file(data)) ? Optional.of(Json.read(file(data), RestoreMark.class)) : Optional.empty();
    }

    private static Path file(DataDirectory data) {
        return data.root().resolve(FILE);
    }
}
