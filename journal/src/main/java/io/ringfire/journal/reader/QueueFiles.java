package io.ringfire.journal.reader;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data files of a queue directory. Their names begin with the day, so their order is that of the names. */
public final class QueueFiles {
    /** Ends the name of a data file. */
    public static final String SUFFIX = ".cq4";

    private QueueFiles() {}

    /** Data files, oldest first; empty when there is no such directory. */
    public static List<Path> of(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory + ": " + e, e);
        }
    }
}
