package io.ringfire.journal.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.MessageHeaderDecoder;
import io.ringfire.journal.Frames;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    private static final long FIRST_NS = 1_398_902_400_000_000_000L;
    private static final ImportCounts COUNTS =
            new ImportCounts(1_002, 1_000, Map.of("crossed", 3L), Map.of("zero", 2L));
    private static final int BLOCK = ChronicleRecordLog.MIN_BLOCK_BYTES;

    @TempDir
    Path directory;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    private DataDirectory data;
    private Segments segments;

    @BeforeEach
    void open() {
        data = new DataDirectory(directory);
        segments = new Segments(data);
    }

    @Test
    void shouldGiveBackTheTicksThatWereWritten() {
        Segment segment = write(spec("EURUSD", "aa"), false, 1_000);
        assertEquals("EURUSD-2014-05-01-" + spec("EURUSD", "aa").sourceHash(), segment.id());
        assertEquals(1_000, read(segment));
        assertEquals(1_001, segment.manifest().records());
        assertEquals(FIRST_NS, segment.manifest().firstNs());
        assertEquals(FIRST_NS + 999, segment.manifest().lastNs());
        assertEquals(COUNTS, segment.manifest().counts());
        assertEquals(
                List.of(segment.id()), segments.list().stream().map(Segment::id).toList());
        InstrumentDefinedDecoder instrument = new InstrumentDefinedDecoder();
        instrument.wrapAndApplyHeader(
                segment.instrumentDefined(), RecordFrame.HEADER_OFFSET, new MessageHeaderDecoder());
        assertEquals("EURUSD", instrument.symbol().trim());
    }

    @Test
    void shouldRefuseTheSameSourcesUnlessForced() {
        write(spec("EURUSD", "aa"), false, 10);
        JournalException refused = assertThrows(JournalException.class, () -> write(spec("EURUSD", "aa"), false, 10));
        assertTrue(
                refused.getMessage().contains("imported already as segment EURUSD-2014-05-01-"), refused.getMessage());
        write(spec("EURUSD", "bb"), false, 10);
        write(spec("GBPUSD", "aa"), false, 10);
        assertEquals(3, segments.list().size());
        write(spec("EURUSD", "aa"), true, 20);
        assertEquals(3, segments.list().size());
        assertEquals(
                20,
                segments.holding(spec("EURUSD", "aa")).orElseThrow().manifest().ticks());
    }

    @Test
    void shouldRefuseASecondImportOfTheSameFilesWhileOneRuns() {
        try (SegmentWriter writer = SegmentWriter.begin(segments, spec("EURUSD", "aa"), false, BLOCK)) {
            assertEquals(0, writer.ticks());
            assertThrows(
                    JournalException.class, () -> SegmentWriter.begin(segments, spec("EURUSD", "aa"), true, BLOCK));
        }
    }

    @Test
    void shouldLeaveNothingInSightWhenAnImportDoesNotFinish() {
        try (SegmentWriter writer = begin(spec("EURUSD", "aa"), false)) {
            writer.writeTick(FIRST_NS, 1, 2, 0, 0, 0);
        }
        assertEquals(List.of(), segments.list());
        assertEquals(5, read(write(spec("EURUSD", "aa"), false, 5)));
    }

    @Test
    void shouldKeepTheOldSegmentWhenAForcedImportDoesNotFinish() {
        write(spec("EURUSD", "aa"), false, 7);
        begin(spec("EURUSD", "aa"), true).close();
        assertEquals(7, read(segments.list().get(0)));
    }

    @Test
    void shouldGiveALateTickTheEventTimeOfTheOneBefore() {
        try (SegmentWriter writer = begin(spec("EURUSD", "aa"), false)) {
            writer.writeTick(FIRST_NS, 1, 2, 0, 0, 0);
            writer.writeTick(FIRST_NS - 5, 1, 2, 0, 0, 0);
            try (RecordSource source = writer.finish(COUNTS).open()) {
                assertTrue(source.next() && source.next());
                assertEquals(FIRST_NS, RecordFrame.eventNs(source.buffer(), source.offset()));
            }
        }
    }

    @Test
    void shouldHashTheContentAlikeWhateverTheImportWasCalled() {
        String first = write(spec("EURUSD", "aa"), false, 100).manifest().contentSha256();
        assertEquals(first, write(spec("EURUSD", "bb"), false, 100).manifest().contentSha256());
        assertFalse(
                first.equals(write(spec("EURUSD", "cc"), false, 101).manifest().contentSha256()));
    }

    @Test
    void shouldDropASegmentAndNameTheOthersWhenThereIsNone() {
        Segment segment = write(spec("EURUSD", "aa"), false, 10);
        JournalException none = assertThrows(JournalException.class, () -> segments.drop("nothing"));
        assertTrue(none.getMessage().contains(segment.id()), none.getMessage());
        segments.drop(segment.id());
        assertEquals(List.of(), segments.list());
    }

    @Test
    void shouldRefuseToOpenAFileThatIsNotWhatItWas() throws IOException {
        Segment segment = write(spec("EURUSD", "aa"), false, 1_000);
        Path file = QueueFiles.of(segment.queueDirectory()).get(0);
        flip(file, Files.size(file) / 2);
        JournalException differs = assertThrows(JournalException.class, segment::open);
        assertTrue(differs.getMessage().startsWith(file.toString()), differs.getMessage());
    }

    @Test
    void shouldHashAFileOnceAndAgainWhenItChanges() throws IOException {
        Segment segment = write(spec("EURUSD", "aa"), false, 1_000);
        segment.open().close();
        Path file = QueueFiles.of(segment.queueDirectory()).get(0);
        FileTime modified = Files.getLastModifiedTime(file);
        // A byte of the queue header that neither the walker nor a record asks for.
        flip(file, 120);
        Files.setLastModifiedTime(file, modified);
        segment.open().close();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertThrows(JournalException.class, segment::open);
    }

    @Test
    void shouldNoticeACutFile() throws IOException {
        Segment segment = write(spec("EURUSD", "aa"), false, 1_000);
        Path file = QueueFiles.of(segment.queueDirectory()).get(0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 4);
        }
        JournalException cut = assertThrows(JournalException.class, segment::open);
        assertTrue(cut.getMessage().contains("bytes"), cut.getMessage());
    }

    @Test
    void shouldStayReadableByChronicleWhenTrimmed() throws IOException {
        Segment segment = write(spec("EURUSD", "aa"), false, 1_000);
        Path file = QueueFiles.of(segment.queueDirectory()).get(0);
        assertTrue(Files.size(file) < 200_000, "size " + Files.size(file));
        int documents = 0;
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(
                                segment.queueDirectory().toFile())
                        .rollCycle(RollCycles.FAST_DAILY)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        break;
                    }
                    documents++;
                }
            }
        }
        assertEquals((1_001 + 63) / 64, documents);
        assertEquals(1_000, read(segment));
    }

    /** Seen failing with a String built for each tick: 64 bytes a tick. */
    @Test
    void shouldAllocateNothingForATickWrittenAndRead() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        try (SegmentWriter writer = begin(spec("EURUSD", "aa"), false)) {
            for (int round = 0; round < 20; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1_000; i++) {
                    writer.writeTick(FIRST_NS + i, 110_000, 110_010, 0, 0, 0);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, least, "bytes to write 1,000 ticks");
            Segment segment = writer.finish(COUNTS);
            least = Long.MAX_VALUE;
            try (RecordSource source = segment.open()) {
                for (int round = 0; round < 20; round++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int i = 0; i < 1_000; i++) {
                        assertTrue(source.next());
                    }
                    least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                }
            }
            assertEquals(0, least, "bytes to read 1,000 ticks");
        }
    }

    private SegmentWriter begin(SegmentSpec spec, boolean force) {
        SegmentWriter writer = SegmentWriter.begin(segments, spec, force, BLOCK);
        writer.writeInstrument(buffer, 0, Frames.instrument(buffer, 0, spec.symbol(), spec.digits()));
        return writer;
    }

    private Segment write(SegmentSpec spec, boolean force, int ticks) {
        try (SegmentWriter writer = begin(spec, force)) {
            for (int i = 0; i < ticks; i++) {
                writer.writeTick(FIRST_NS + i, 110_000 + i, 110_010 + i, 0, 0, 0);
            }
            return writer.finish(COUNTS);
        }
    }

    private static int read(Segment segment) {
        int ticks = 0;
        try (RecordSource source = segment.open()) {
            while (source.next()) {
                assertEquals(ticks, RecordFrame.sequence(source.buffer(), source.offset()));
                ticks++;
            }
        }
        return ticks;
    }

    private static SegmentSpec spec(String symbol, String hash) {
        return new SegmentSpec(symbol, 5, "csv", "UTC", List.of(new FileSeal(hash + ".csv", 1, hash)));
    }

    private static void flip(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, position);
        }
    }
}
