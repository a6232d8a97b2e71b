package io.ringfire.journal.reader;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The data files of a queue directory. Their names begin with the day, so their order is that of the names. */
public final class QueueFiles {
    /** Ends the name of a data file. */
    public static final String SUFFIX = ".cq4";

    private static final Pattern DAY_FILE = Pattern.compile("[0-9]{8}F" + Pattern.quote(SUFFIX));

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

    /**
     * The UTC day of a file of a service's queue.
     *
     * @throws JournalException when it is not named by its day
     */
    public static LocalDate dayOf(Path file) {
        String name = file.getFileName().toString();
        if (!DAY_FILE.matcher(name).matches()) {
            throw notByDay(file);
        }
        try {
            return LocalDate.parse(name.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw notByDay(file);
        }
    }

    private static JournalException notByDay(Path file) {
        return new JournalException(file + " is no file of a service's queue: those are named by their day");
    }
}
