package io.ringfire.journal.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import java.util.Random;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DocumentChecksumTest {
    private final DocumentChecksum checksum = new DocumentChecksum();
    private final Random random = new Random(11);

    private byte[] document(int frames, int frameLength) {
        byte[] bytes = new byte[frames * frameLength];
        random.nextBytes(bytes);
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        for (int i = 0; i < frames; i++) {
            RecordFrame.length(buffer, i * frameLength, frameLength);
            RecordFrame.seal(buffer, i * frameLength);
        }
        return bytes;
    }

    private static int crcOf(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Test
    void shouldBeTheCrcOfSealedFramesWhateverTheyHold() {
        for (int frames = 1; frames <= RecordLog.MAX_RECORDS_PER_DOCUMENT; frames++) {
            for (int length : new int[] {RecordFrame.MIN_LENGTH, 88, 133, RecordFrame.MAX_LENGTH}) {
                assertEquals(crcOf(document(frames, length)), checksum.of(frames, length), frames + " of " + length);
            }
        }
    }

    @Test
    void shouldNotBeTheCrcOnceABitIsFlipped() {
        byte[] bytes = document(RecordLog.MAX_RECORDS_PER_DOCUMENT, 88);
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                bytes[at] ^= (byte) (1 << bit);
                assertNotEquals(checksum.of(RecordLog.MAX_RECORDS_PER_DOCUMENT, 88), crcOf(bytes), "byte " + at);
                bytes[at] ^= (byte) (1 << bit);
            }
        }
    }

    /** Frames that change places leave the CRC as it is, as they do where each is checked alone: the order is checked elsewhere. */
    @Test
    void shouldDependOnLengthAndNumber() {
        assertNotEquals(checksum.of(2, 88), checksum.of(3, 88));
        assertNotEquals(checksum.of(2, 88), checksum.of(2, 96));
    }
}
