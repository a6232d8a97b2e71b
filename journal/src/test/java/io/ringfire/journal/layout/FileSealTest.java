package io.ringfire.journal.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.journal.Frames;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSealTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void shouldFindAByteThatIsAnotherOneMissingAndOneTooMany() throws IOException {
        Path file = Files.write(directory.resolve("a"), new byte[] {1, 2, 3});
        FileSeal seal = FileSeal.of(directory, file);
        assertNull(seal.differenceIn(directory));
        Files.write(file, new byte[] {1, 2, 4});
        assertNotNull(seal.differenceIn(directory));
        Files.write(file, new byte[] {1, 2});
        assertEquals("the file has 2 bytes, it was closed with 3", seal.differenceIn(directory));
        Files.write(file, new byte[] {1, 2, 3, 0, 5});
        assertEquals("the file has more than the 3 bytes that it was closed with", seal.differenceIn(directory));
        Files.write(file, new byte[] {1, 2, 4, 0});
        assertNotNull(seal.differenceIn(directory));
    }

    /** An operator who raises journal.blockSizeMiB has damaged nothing. Seen failing with the sizes compared. */
    @Test
    void shouldHoldThoughLargerBlocksStretchAClosedFile() throws IOException {
        write(20_000, ChronicleRecordLog.MIN_BLOCK_BYTES, Long.MIN_VALUE);
        write(20_001, ChronicleRecordLog.MIN_BLOCK_BYTES, 20_000 * DAY_NS);
        List<FileSeal> seals = QueueSeal.sealClosedFiles(directory);
        assertEquals(1, seals.size());
        write(20_002, 4 * ChronicleRecordLog.MIN_BLOCK_BYTES, 20_001 * DAY_NS);
        Path first = QueueFiles.of(directory).get(0);
        assertTrue(Files.size(first) > seals.get(0).bytes(), "else this shows nothing");
        assertNull(seals.get(0).differenceIn(directory));
        try (FileChannel channel = FileChannel.open(first, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {7}), Files.size(first) - 1);
        }
        assertNotNull(seals.get(0).differenceIn(directory));
    }

    private void write(long day, int blockBytes, long lastEventNs) {
        UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(1_024));
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, blockBytes, lastEventNs)) {
            log.append(buffer, 0, Frames.tick(buffer, 0, 0, day * DAY_NS), day * DAY_NS);
        }
    }
}
