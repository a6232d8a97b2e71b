package io.ringfire.journal.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.Frames;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileReaderTest {
    private static final int BLOCK = ChronicleRecordLog.MIN_BLOCK_BYTES;
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir
    Path directory;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(64 << 10));

    @Test
    void shouldSeeTheDocumentsThatTheQueueSeesOverRollsAndOfManySizes() {
        Random random = new Random(7);
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, BLOCK, Long.MIN_VALUE)) {
            for (int i = 0; i < 4_000; i++) {
                log.append(buffer, 0, fill(random), i / 900 * DAY_NS);
            }
        }
        List<byte[]> theirs = queueDocuments();
        List<byte[]> ours = new ArrayList<>();
        for (Path file : QueueFiles.of(directory)) {
            // A window hardly larger than the largest document: it moves on all the time.
            try (DocumentFileReader reader = new DocumentFileReader(file, 2 << 20)) {
                while (reader.next()) {
                    byte[] bytes = new byte[reader.length()];
                    reader.buffer().getBytes(reader.offset(), bytes);
                    ours.add(bytes);
                }
            }
        }
        assertEquals(4_000, theirs.size());
        assertEquals(theirs.size(), ours.size());
        for (int i = 0; i < ours.size(); i++) {
            assertArrayEquals(theirs.get(i), ours.get(i), "document " + i);
        }
    }

    @Test
    void shouldReadOnWhenTheWriterAppendsMoreAndRolls() {
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, BLOCK, Long.MIN_VALUE);
                QueueRecordSource source = QueueRecordSource.open(directory)) {
            assertFalse(source.next());
            for (int i = 0; i < 20_000; i++) {
                long eventNs = i / 6_000 * DAY_NS;
                log.append(buffer, 0, Frames.tick(buffer, 0, i, eventNs), eventNs);
                assertTrue(source.next());
                assertEquals(i, RecordFrame.sequence(source.buffer(), source.offset()));
                if (i % 17 == 0) {
                    assertFalse(source.next());
                }
            }
        }
    }

    @Test
    void shouldStartAtTheFileAskedFor() {
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, BLOCK, Long.MIN_VALUE)) {
            for (int i = 0; i < 5; i++) {
                log.append(buffer, 0, Frames.tick(buffer, 0, i, i * DAY_NS), i * DAY_NS);
            }
        }
        try (QueueRecordSource source = QueueRecordSource.openFrom(directory, "19700104F.cq4")) {
            assertTrue(source.next());
            assertEquals(3, RecordFrame.sequence(source.buffer(), source.offset()));
        }
    }

    /** Seen failing, with the records before it, when the place was forgotten. */
    @Test
    void shouldStartAtTheDocumentAskedForAndCheckAllBehindIt() throws IOException {
        appendTicks(100);
        DocumentPlace place;
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            for (int i = 0; i <= 60; i++) {
                assertTrue(source.next());
            }
            place = new DocumentPlace(source.file().getFileName().toString(), source.documentPosition());
        }
        try (QueueRecordSource source = QueueRecordSource.openAt(directory, place)) {
            for (int i = 60; i < 100; i++) {
                assertTrue(source.next());
                assertEquals(i, RecordFrame.sequence(source.buffer(), source.offset()));
            }
            assertFalse(source.next());
        }
        flip(directory.resolve(place.fileName()), place.position() + 30, (byte) 1);
        try (QueueRecordSource source = QueueRecordSource.openAt(directory, place)) {
            assertThrows(JournalException.class, source::next);
        }
    }

    @Test
    void shouldNotStartInAFileThatIsGoneOrIsNoQueues() throws IOException {
        appendTicks(1);
        JournalException gone = assertThrows(
                JournalException.class,
                () -> QueueRecordSource.openAt(directory, new DocumentPlace("19690101F.cq4", 100)));
        assertTrue(gone.getMessage().contains("19690101F.cq4 vanished"), gone.getMessage());
        Path file = QueueFiles.of(directory).get(0);
        flip(file, 3, (byte) 0x40);
        DocumentPlace place = new DocumentPlace(file.getFileName().toString(), 100);
        assertThrows(JournalException.class, () -> QueueRecordSource.openAt(directory, place));
    }

    @Test
    void shouldNameFileAndPositionOfARecordWhoseChecksumDoesNotFit() throws IOException {
        appendTicks(100);
        Path file = QueueFiles.of(directory).get(0);
        long position;
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            assertTrue(source.next());
            assertTrue(source.next());
            position = source.position();
        }
        flip(file, position + 30, (byte) 1);
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            assertTrue(source.next());
            JournalException corrupt = assertThrows(JournalException.class, source::next);
            assertTrue(corrupt.getMessage().startsWith(file + ":" + position), corrupt.getMessage());
        }
    }

    /** Seen failing before metadata was checked: a flipped metadata bit hid a document without a word. */
    @Test
    void shouldNeverEndEarlyWithoutAWordWhateverByteOfAHeaderIsFlipped() throws IOException {
        appendTicks(300);
        Path file = QueueFiles.of(directory).get(0);
        byte[] good = Files.readAllBytes(file);
        List<Long> headers = headerPositions(file);
        Random random = new Random(3);
        for (long header : headers) {
            for (int i = 0; i < 4; i++) {
                for (int mask : new int[] {1 << random.nextInt(8), 0x40, 0x80, good[(int) header + i] & 0xFF, 0xFF}) {
                    if (mask != 0) {
                        assertFlipIsSeen(file, header + i, (byte) mask, 300);
                    }
                }
            }
        }
        assertArrayEquals(good, Files.readAllBytes(file));
    }

    @Test
    void shouldNotFollowALengthPastTheEndOfTheFile() throws IOException {
        appendTicks(1);
        Path file = QueueFiles.of(directory).get(0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(lastPosition(file) + 40);
        }
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            JournalException corrupt = assertThrows(JournalException.class, reader::next);
            assertTrue(corrupt.getMessage().contains("past the end of the file"), corrupt.getMessage());
        }
    }

    @Test
    void shouldThrowRatherThanReachUnmappedMemoryAfterClosing() {
        appendTicks(1);
        QueueRecordSource source = QueueRecordSource.open(directory);
        assertTrue(source.next());
        int offset = source.offset();
        source.close();
        assertThrows(IndexOutOfBoundsException.class, () -> RecordFrame.length(source.buffer(), offset));
        assertFalse(source.next());
    }

    private void assertFlipIsSeen(Path file, long position, byte mask, int records) throws IOException {
        flip(file, position, mask);
        int read = 0;
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            while (source.next()) {
                read++;
            }
            assertEquals(records, read, "records read with byte " + position + " ^ " + mask + ", and no word");
        } catch (JournalException e) {
            assertTrue(e.getMessage().startsWith(file + ":"), e.getMessage());
        } finally {
            flip(file, position, mask);
        }
    }

    private List<Long> headerPositions(Path file) {
        List<Long> positions = new ArrayList<>();
        positions.add(0L);
        positions.add(200L);
        positions.add(33_008L);
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            while (reader.next()) {
                positions.add(reader.position());
            }
        }
        return positions;
    }

    private static long lastPosition(Path file) {
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            long last = 0;
            while (reader.next()) {
                last = reader.position();
            }
            return last;
        }
    }

    static void flip(Path file, long position, byte mask) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ mask)).flip();
            channel.write(one, position);
        }
    }

    private void appendTicks(int count) {
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, BLOCK, Long.MIN_VALUE)) {
            for (int i = 0; i < count; i++) {
                log.append(buffer, 0, Frames.tick(buffer, 0, i, DAY_NS), DAY_NS);
            }
        }
    }

    private int fill(Random random) {
        int frames = random.nextInt(8) == 0 ? 64 : 1 + random.nextInt(4);
        int at = 0;
        for (int i = 0; i < frames; i++) {
            int length = RecordFrame.MIN_LENGTH + random.nextInt(RecordFrame.MAX_LENGTH - RecordFrame.MIN_LENGTH + 1);
            at += Frames.filler(buffer, at, length, random.nextLong());
        }
        return at;
    }

    private List<byte[]> queueDocuments() {
        List<byte[]> documents = new ArrayList<>();
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory.toFile())
                        .rollCycle(RollCycles.FAST_DAILY)
                        .blockSize((long) BLOCK)
                        .timeProvider(() -> 4 * 86_400_000L)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return documents;
                    }
                    byte[] bytes = new byte[(int) document.wire().bytes().readRemaining()];
                    document.wire().bytes().read(bytes);
                    documents.add(bytes);
                }
            }
        }
    }
}
