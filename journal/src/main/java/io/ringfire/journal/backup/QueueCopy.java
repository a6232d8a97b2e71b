package io.ringfire.journal.backup;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.DocumentFileReader;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;

/**
 * Copies a queue whose writer may be at work. Files that are closed are copied byte by byte. The last one is read record by record,
 * each checked, and written anew by the journal's own writer: so the copy ends with a whole record, and what the queue notes of itself
 * in that file fits what the copy holds. One thread; {@link #close} ends it.
 */
final class QueueCopy implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;
    private static final String TABLE = "metadata.cq4t";

    private final Path from;
    private final Path to;
    private final List<Path> closed;
    private final QueueRecordSource source;
    private final long firstDayNs;
    private Place lastCopied;
    private long records;

    /**
     * Where a record stands: event times never fall, and the sequence grows within a run, which begins at a time of its own.
     *
     * @param eventNs event time, epoch ns
     * @param sequence of a fact, or of a decision's cause
     */
    record Place(long eventNs, long sequence) {
        static Place of(QueueRecordSource source) {
            DirectBuffer buffer = source.buffer();
            return new Place(
                    RecordFrame.eventNs(buffer, source.offset()), RecordFrame.sequence(buffer, source.offset()));
        }

        boolean isBefore(Place other) {
            return eventNs < other.eventNs || eventNs == other.eventNs && sequence < other.sequence;
        }
    }

    /** Looks which files there are; those but the last are closed, and stay as they are. */
    QueueCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
        List<Path> files = QueueFiles.of(from);
        this.closed = files.isEmpty() ? List.of() : files.subList(0, files.size() - 1);
        String last =
                files.isEmpty() ? "" : files.get(files.size() - 1).getFileName().toString();
        this.source = QueueRecordSource.openFrom(from, last);
        this.firstDayNs = files.isEmpty() ? 0 : dayNs(files.get(files.size() - 1));
    }

    private static long dayNs(Path file) {
        return TimeUnit.SECONDS.toNanos(
                QueueFiles.dayOf(file).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    /**
     * Copies the closed files, and the seals that there are of them. After {@link #copyOpen}: a writer that finds a closed file in
     * the place of the last one takes its end mark away.
     */
    void copyClosed() throws IOException {
        Files.createDirectories(to);
        Set<String> names =
                closed.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        for (Path file : closed) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        List<FileSeal> seals = QueueSeal.sealedFiles(from).stream()
                .filter(seal -> names.contains(seal.name()))
                .toList();
        if (!seals.isEmpty()) {
            Json.write(to.resolve(QueueSeal.SEALED_FILE), seals);
        }
    }

    /** The last record that is there by now, without copying anything; null for none in the files that are not closed. */
    Place end() {
        Place end = null;
        try (QueueRecordSource reader = QueueRecordSource.openFrom(from, lastName())) {
            while (reader.next()) {
                end = Place.of(reader);
            }
        }
        return end;
    }

    private String lastName() {
        return closed.isEmpty()
                ? ""
                : closed.get(closed.size() - 1).getFileName().toString() + "~"; // behind the closed ones
    }

    /**
     * Copies records up to the end that is met.
     *
     * @param last the last one to be copied; null for no such bound
     * @param before the first one not to be copied; null for no such bound
     */
    void copyOpen(Place last, Place before) throws IOException {
        try (ChronicleRecordLog log =
                ChronicleRecordLog.openDaily(to, ChronicleRecordLog.MIN_BLOCK_BYTES, Long.MIN_VALUE)) {
            DocumentBuilder document = new DocumentBuilder(new NotBefore(log, firstDayNs));
            while (source.next()) {
                Place place = Place.of(source);
                if (last != null && last.isBefore(place) || before != null && !place.isBefore(before)) {
                    break;
                }
                document.add(source.buffer(), source.offset(), source.length(), place.eventNs());
                lastCopied = place;
                records++;
            }
            document.flush();
        }
        Files.deleteIfExists(
                to.resolve(TABLE)); // it lists what was there before the closed files came; a writer makes it anew
        for (Path file : QueueFiles.of(to)) {
            cut(file);
        }
    }

    /** The first record behind those copied, if it is there by now; null for none. */
    Place next() {
        return source.next() ? Place.of(source) : null;
    }

    /** The last record that was copied one by one; null for none. */
    Place lastCopied() {
        return lastCopied;
    }

    /** How many records were copied one by one. */
    long records() {
        return records;
    }

    /** Gives back the space ahead of the last record; a page stays, in which a reader finds that nothing follows. */
    private static void cut(Path file) throws IOException {
        long end;
        boolean isClosed;
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            while (reader.next()) {
                // only the end is wanted
            }
            end = reader.position();
            isClosed = reader.isClosedByWriter();
        }
        if (!isClosed) {
            long kept = (end / PAGE_BYTES + 2) * PAGE_BYTES;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(Math.min(kept, channel.size()));
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }

    /** A document over midnight lies in the file of its last record: what comes before that file's day is in it all the same. */
    private record NotBefore(RecordLog log, long dayNs) implements RecordLog {
        @Override
        public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
            log.append(buffer, offset, length, Math.max(eventNs, dayNs));
        }

        @Override
        public void force() {
            log.force();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
