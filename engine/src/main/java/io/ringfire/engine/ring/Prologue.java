package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.HEADER_OFFSET;
import static io.ringfire.engine.record.RecordFrame.PROLOGUE_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes what every record begins with, and clears its block, so that nothing of the slot's last lap survives. */
final class Prologue {
    private Prologue() {}

    static void write(
            MutableDirectBuffer buffer,
            int offset,
            MessageEncoderFlyweight encoder,
            MessageHeaderEncoder header,
            long sequence,
            long eventNs,
            int instrumentId,
            int ordinal,
            int accountId) {
        header.wrap(buffer, offset + HEADER_OFFSET)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        int block = offset + BLOCK_OFFSET;
        RecordFrame.sequence(buffer, offset, sequence);
        buffer.putLong(block + 8, eventNs, LITTLE_ENDIAN);
        buffer.putInt(block + 16, instrumentId, LITTLE_ENDIAN);
        buffer.putShort(block + 20, (short) ordinal, LITTLE_ENDIAN);
        buffer.putShort(block + 22, (short) accountId, LITTLE_ENDIAN);
        buffer.setMemory(block + PROLOGUE_LENGTH, encoder.sbeBlockLength() - PROLOGUE_LENGTH, (byte) 0);
    }
}
