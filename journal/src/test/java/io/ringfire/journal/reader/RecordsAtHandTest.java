package io.ringfire.journal.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.journal.Frames;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a document that was checked as a whole are at hand, as many as are left of it, and may be passed over. */
class RecordsAtHandTest {
    private static final long NS = 1_000_000_000L;

    @TempDir
    Path directory;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8 << 10]);

    @BeforeEach
    void writeDocumentsOfFiveAndOfThree() {
        try (ChronicleRecordLog log =
                ChronicleRecordLog.openSingleFile(directory, ChronicleRecordLog.MIN_BLOCK_BYTES)) {
            append(log, 0, 5);
            append(log, 5, 3);
        }
    }

    private void append(ChronicleRecordLog log, long first, int count) {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += Frames.tick(buffer, length, first + i, NS + first + i);
        }
        log.append(buffer, 0, length, NS + first + count);
    }

    @Test
    void shouldEndWithTheDocument() {
        int[] expected = {5, 4, 3, 2, 1, 3, 2, 1};
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            for (int atHand : expected) {
                assertTrue(source.next());
                assertEquals(atHand, source.atHand());
            }
            assertFalse(source.next());
            assertEquals(1, source.atHand());
        }
    }

    @Test
    void shouldGoOnBehindWhatWasPassedOver() {
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            source.next();
            source.skip(2);
            assertEquals(2, RecordFrame.sequence(source.buffer(), source.offset()));
            source.next();
            assertEquals(3, RecordFrame.sequence(source.buffer(), source.offset()));
            source.skip(1);
            source.next();
            assertEquals(5, RecordFrame.sequence(source.buffer(), source.offset()), "the next document");
        }
    }

    /** Seen failing: records that nobody has checked were handed out. */
    @Test
    void shouldHaveNoneAtHandThatWereNotCheckedTogether() {
        try (QueueRecordSource source = QueueRecordSource.openUnchecked(directory)) {
            source.next();
            assertEquals(1, source.atHand());
        }
    }
}
