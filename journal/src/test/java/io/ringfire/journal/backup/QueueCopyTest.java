package io.ringfire.journal.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.Frames;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Queues are copied while their writers hold them open. */
@Timeout(30)
class QueueCopyTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long FIRST_NS = 20_000 * DAY_NS + DAY_NS / 2;

    @TempDir
    Path directory;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[RecordFrame.MAX_LENGTH]);

    /**
     * A decision comes behind those copied before the facts are: its cause is left out, and all behind that. Seen failing, with
     * facts up to 10, when facts were copied up to their end.
     */
    @Test
    void shouldCopyNoFactFromTheCauseOfTheFirstDecisionThatWasNotCopied() throws IOException {
        try (ChronicleRecordLog facts = open("ticks");
                ChronicleRecordLog decisions = open("fires")) {
            append(facts, 1, 5, FIRST_NS);
            append(decisions, 2, 2, FIRST_NS);
            try (QueueCopy fires = copy("fires");
                    QueueCopy ticks = copy("ticks")) {
                fires.copyOpen(null, null);
                fires.copyClosed();
                append(facts, 6, 10, FIRST_NS);
                append(decisions, 7, 9, FIRST_NS);
                QueueCopy.Place end = ticks.end();
                append(facts, 11, 12, FIRST_NS);
                ticks.copyOpen(end, fires.next());
                ticks.copyClosed();
            }
        }
        assertEquals(List.of(2L), sequences("fires"));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), sequences("ticks"));
    }

    @Test
    void shouldCopyUpToTheEndThatWasMetWhereNothingWasDecidedSince() throws IOException {
        try (ChronicleRecordLog facts = open("ticks")) {
            append(facts, 1, 200, FIRST_NS);
            try (QueueCopy ticks = copy("ticks")) {
                QueueCopy.Place end = ticks.end();
                append(facts, 201, 210, FIRST_NS);
                ticks.copyOpen(end, null);
                assertEquals(200, ticks.records());
            }
        }
        assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), sequences("ticks"));
    }

    /**
     * Days that are over are copied byte by byte, with their seals; the copy is whole, and can be gone on with. Seen failing, with a
     * closed day that lost its end mark, when they were copied before the open one was written.
     */
    @Test
    void shouldKeepClosedDaysAsTheyAreAndLetAWriterGoOn() throws IOException {
        try (ChronicleRecordLog facts = open("ticks")) {
            append(facts, 1, 100, FIRST_NS);
            append(facts, 101, 150, FIRST_NS + DAY_NS);
            append(facts, 151, 160, FIRST_NS + 2 * DAY_NS);
            QueueSeal.sealClosedFiles(directory.resolve("ticks"));
            try (QueueCopy ticks = copy("ticks")) {
                ticks.copyOpen(null, null);
                ticks.copyClosed();
                assertNull(ticks.next());
            }
        }
        Path to = directory.resolve("copy/ticks");
        List<Path> copied = QueueFiles.of(to);
        assertEquals(3, copied.size());
        for (Path file : copied.subList(0, 2)) {
            assertArrayEquals(used(directory.resolve("ticks").resolve(file.getFileName())), used(file));
        }
        assertEquals(2, QueueSeal.sealedFiles(to).size());
        try (ChronicleRecordLog goingOn = ChronicleRecordLog.openDaily(to, 1 << 20, FIRST_NS + 2 * DAY_NS + 160)) {
            assertEquals(0, goingOn.wipedBytes());
            append(goingOn, 161, 170, FIRST_NS + 2 * DAY_NS);
            append(goingOn, 171, 180, FIRST_NS + 3 * DAY_NS);
        }
        assertEquals(LongStream.rangeClosed(1, 180).boxed().toList(), sequences("ticks"));
        assertEquals(List.of(), JournalVerifier.verifyQueue(to).findings());
    }

    /**
     * A document over midnight lies in the file of its last record, and its copy too, though it ends before that. Seen failing, with
     * a closed day that was there already, without that.
     */
    @Test
    void shouldKeepADocumentOverMidnightInTheFileOfItsEnd() throws IOException {
        long midnightNs = FIRST_NS + DAY_NS / 2;
        try (ChronicleRecordLog facts = open("ticks")) {
            append(facts, 1, 10, FIRST_NS);
            append(facts, 11, 20, midnightNs - 15);
            try (QueueCopy ticks = copy("ticks")) {
                ticks.copyOpen(null, new QueueCopy.Place(midnightNs - 2, 13));
                ticks.copyClosed();
            }
        }
        assertEquals(LongStream.rangeClosed(1, 12).boxed().toList(), sequences("ticks"));
        assertEquals(names(directory.resolve("ticks")), names(directory.resolve("copy/ticks")), "the same days");
        assertEquals(
                List.of(),
                JournalVerifier.verifyQueue(directory.resolve("copy/ticks")).findings());
    }

    /** Up to the end mark: the queue gives back the space behind it some time after it rolled. */
    private static byte[] used(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static List<String> names(Path queue) {
        return QueueFiles.of(queue).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private ChronicleRecordLog open(String name) {
        return ChronicleRecordLog.openDaily(directory.resolve(name), 1 << 20, Long.MIN_VALUE);
    }

    private QueueCopy copy(String name) {
        return new QueueCopy(directory.resolve(name), directory.resolve("copy").resolve(name));
    }

    /** As one document, each a ns behind the one before. */
    private void append(ChronicleRecordLog log, long first, long last, long fromNs) {
        DocumentBuilder document = new DocumentBuilder(log);
        for (long sequence = first; sequence <= last; sequence++) {
            int length = Frames.tick(frame, 0, sequence, fromNs + sequence);
            document.add(frame, 0, length, fromNs + sequence);
        }
        document.flush();
    }

    private List<Long> sequences(String name) {
        List<Long> sequences = new ArrayList<>();
        try (QueueRecordSource source =
                QueueRecordSource.open(directory.resolve("copy").resolve(name))) {
            while (source.next()) {
                sequences.add(RecordFrame.sequence(source.buffer(), source.offset()));
            }
        }
        return sequences;
    }
}
