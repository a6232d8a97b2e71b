package io.ringfire.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecordFrameTest {
    private static final int LENGTH = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;

    private static <B extends MutableDirectBuffer> B tick(B buffer, int offset) {
        new TickEncoder()
                .wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, new MessageHeaderEncoder())
                .sequence(42)
                .eventNs(1_000)
                .instrumentId(7)
                .ordinal(3)
                .accountId(65_535)
                .bidPoints(108_421)
                .askPoints(108_423);
        RecordFrame.length(buffer, offset, LENGTH);
        RecordFrame.seal(buffer, offset);
        return buffer;
    }

    @Test
    void shouldReadWhatThePrologueHolds() {
        UnsafeBuffer buffer = tick(new UnsafeBuffer(new byte[256]), 24);

        assertEquals(LENGTH, RecordFrame.length(buffer, 24));
        assertEquals(TickEncoder.TEMPLATE_ID, RecordFrame.templateId(buffer, 24));
        assertEquals(TickEncoder.BLOCK_LENGTH, RecordFrame.blockLength(buffer, 24));
        assertEquals(TickEncoder.SCHEMA_VERSION, RecordFrame.version(buffer, 24));
        assertEquals(42, RecordFrame.sequence(buffer, 24));
        assertEquals(1_000, RecordFrame.eventNs(buffer, 24));
        assertEquals(7, RecordFrame.instrumentId(buffer, 24));
        assertEquals(3, RecordFrame.ordinal(buffer, 24));
        assertEquals(65_535, RecordFrame.accountId(buffer, 24));
    }

    /** Of every length, to a place of any alignment. Seen failing with the last word left out, and with it one byte too far on. */
    @Test
    void shouldCopyAFrameAndNothingElse() {
        UnsafeBuffer source = new UnsafeBuffer(new byte[2 * RecordFrame.MAX_LENGTH]);
        for (int i = 0; i < source.capacity(); i++) {
            source.putByte(i, (byte) (1 + i % 251));
        }
        for (int length = 1; length <= RecordFrame.MAX_LENGTH; length++) {
            UnsafeBuffer target = new UnsafeBuffer(ByteBuffer.allocateDirect(RecordFrame.MAX_LENGTH + 32));
            int offset = length % 8;
            RecordFrame.copy(source, 3, target, offset, length);

            for (int i = 0; i < target.capacity(); i++) {
                boolean isInside = i >= offset && i < offset + length;
                assertEquals(
                        isInside ? source.getByte(3 + i - offset) : 0, target.getByte(i), length + " bytes at " + i);
            }
        }
        UnsafeBuffer small = new UnsafeBuffer(new byte[LENGTH - 1]);
        assertThrows(IndexOutOfBoundsException.class, () -> RecordFrame.copy(source, 0, small, 0, LENGTH));
        assertThrows(IndexOutOfBoundsException.class, () -> RecordFrame.copy(small, 0, source, 0, LENGTH));
    }

    @Test
    void shouldFindEveryFlippedBit() {
        UnsafeBuffer buffer = tick(new UnsafeBuffer(new byte[LENGTH]), 0);
        assertTrue(RecordFrame.isIntact(buffer, 0));
        for (int at = 4; at < LENGTH; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte before = buffer.getByte(at);
                buffer.putByte(at, (byte) (before ^ 1 << bit));
                assertFalse(RecordFrame.isIntact(buffer, 0), "byte " + at + " bit " + bit);
                buffer.putByte(at, before);
            }
        }
    }

    @Test
    void shouldGiveOneChecksumWhereverTheBytesLie() {
        UnsafeBuffer heap = tick(new UnsafeBuffer(new byte[256]), 0);
        UnsafeBuffer direct = tick(new UnsafeBuffer(ByteBuffer.allocateDirect(256)), 0);
        UnsafeBuffer slice = tick(new UnsafeBuffer(ByteBuffer.allocateDirect(256), 100, 150), 8);
        int expected = heap.getInt(LENGTH - RecordFrame.CRC_LENGTH);

        assertEquals(expected, direct.getInt(LENGTH - RecordFrame.CRC_LENGTH));
        assertEquals(expected, slice.getInt(8 + LENGTH - RecordFrame.CRC_LENGTH));
        assertTrue(RecordFrame.isIntact(direct, 0));
        assertTrue(RecordFrame.isIntact(slice, 8));
    }

    @Test
    void shouldFindOnlyLengthsPlausibleThatARecordCanHave() {
        assertFalse(RecordFrame.isPlausibleLength(Integer.MIN_VALUE));
        assertFalse(RecordFrame.isPlausibleLength(0));
        assertFalse(RecordFrame.isPlausibleLength(RecordFrame.MIN_LENGTH - 1));
        assertTrue(RecordFrame.isPlausibleLength(RecordFrame.MIN_LENGTH));
        assertTrue(RecordFrame.isPlausibleLength(RecordFrame.MAX_LENGTH));
        assertFalse(RecordFrame.isPlausibleLength(RecordFrame.MAX_LENGTH + 1));
        assertFalse(RecordFrame.isPlausibleLength(Integer.MAX_VALUE));
    }
}
