package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.HEADER_OFFSET;
import static io.ringfire.engine.record.RecordFrame.PROLOGUE_LENGTH;

import io.ringfire.engine.sbe.TickEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes what every record begins with, and clears its block, so that nothing of the slot's last lap survives. */
final class Prologue {
    /** What all messages have in common behind block length and template id: the schema's id and version. */
    private static final long SCHEMA = (long) TickEncoder.SCHEMA_ID << 32 | (long) TickEncoder.SCHEMA_VERSION << 48;

    private static final int SEQUENCE = BLOCK_OFFSET;
    private static final int EVENT_NS = BLOCK_OFFSET + 8;
    private static final int WHERE = BLOCK_OFFSET + 16;
    private static final int FIRST_FIELD = BLOCK_OFFSET + PROLOGUE_LENGTH;

    private Prologue() {}

    static void write(
            MutableDirectBuffer buffer,
            int offset,
            MessageEncoderFlyweight encoder,
            long sequence,
            long eventNs,
            int instrumentId,
            int ordinal,
            int accountId) {
        int blockLength = encoder.sbeBlockLength();
        buffer.boundsCheck(offset, BLOCK_OFFSET + blockLength);
        byte[] array = buffer.byteArray();
        long frame = buffer.addressOffset() + offset;
        Words.put(array, frame + HEADER_OFFSET, SCHEMA | (long) encoder.sbeTemplateId() << 16 | blockLength);
        Words.put(array, frame + SEQUENCE, sequence);
        Words.put(array, frame + EVENT_NS, eventNs);
        Words.put(
                array, frame + WHERE, (long) accountId << 48 | (ordinal & 0xFFFFL) << 32 | instrumentId & 0xFFFF_FFFFL);
        int at = FIRST_FIELD;
        int end = BLOCK_OFFSET + blockLength;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            Words.put(array, frame + at, 0);
        }
        if (at < end) {
            buffer.setMemory(offset + at, end - at, (byte) 0);
        }
    }
}
