package io.ringfire.journal.layout;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.reader.DocumentFileReader;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Closes queues for good, and remembers what their closed files were. */
public final class QueueSeal {
    /** Beside the service's data files: the seals of those that are closed. */
    public static final String SEALED_FILE = "sealed.json";

    private static final int END_OF_FILE = 0xC0000000;

    private QueueSeal() {}

    /**
     * Ends a queue whose writer is closed: the last file gets its end mark, is cut to the used length and forced. It can
     * be read as before, by Chronicle too, but not appended to. Returns the seals of all files, named relative to
     * {@code manifestDirectory}.
     */
    public static List<FileSeal> close(Path queueDirectory, Path manifestDirectory) {
        List<FileSeal> seals = new ArrayList<>();
        for (Path file : QueueFiles.of(queueDirectory)) {
            markEnd(file);
            Disk.force(file);
            seals.add(FileSeal.of(manifestDirectory, file));
        }
        Path table = queueDirectory.resolve("metadata.cq4t");
        if (Files.exists(table)) {
            seals.add(FileSeal.of(manifestDirectory, table));
        }
        return seals;
    }

    private static void markEnd(Path file) {
        long end;
        boolean marked;
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            while (reader.next()) {
                // Only the end is wanted.
            }
            end = reader.position();
            marked = reader.isClosedByWriter();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (!marked) {
                ByteBuffer mark = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                mark.putInt(0, END_OF_FILE);
                channel.write(mark, end);
            }
            channel.truncate(end + Integer.BYTES);
        } catch (IOException e) {
            throw new JournalException("cannot close " + file + ": " + e, e);
        }
    }

    /**
     * Seals the files of a service queue that its writer has closed by rolling on, if they are not sealed yet. Call it
     * with the writer stopped or past them; reads each such file once.
     *
     * @return all seals of the queue, new and old
     */
    public static List<FileSeal> sealClosedFiles(Path queueDirectory) {
        List<FileSeal> known = sealedFiles(queueDirectory);
        List<FileSeal> all = new ArrayList<>(known);
        var names = known.stream().collect(Collectors.toMap(FileSeal::name, Function.identity()));
        List<Path> files = QueueFiles.of(queueDirectory);
        for (int i = 0; i < files.size() - 1; i++) {
            Path file = files.get(i);
            if (!names.containsKey(file.getFileName().toString()) && isClosed(file)) {
                all.add(FileSeal.of(queueDirectory, file));
            }
        }
        if (all.size() > known.size()) {
            all.sort(Comparator.comparing(FileSeal::name));
            write(queueDirectory, all);
        }
        return all;
    }

    /** The seals kept beside a service queue; empty when there are none. */
    public static List<FileSeal> sealedFiles(Path queueDirectory) {
        Path file = queueDirectory.resolve(SEALED_FILE);
        return Files.exists(file) ? List.of(Json.read(file, FileSeal[].class)) : List.of();
    }

    private static boolean isClosed(Path file) {
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            while (reader.next()) {
                // Only the end is wanted.
            }
            return reader.isClosedByWriter();
        }
    }

    /** Writes down the seals of a service queue, whole or not at all: those of files that are about to come, or to go. */
    public static void write(Path queueDirectory, List<FileSeal> seals) {
        List<FileSeal> sorted = new ArrayList<>(seals);
        sorted.sort(Comparator.comparing(FileSeal::name));
        Json.write(queueDirectory.resolve(SEALED_FILE), sorted);
    }
}
