package io.ringfire.engine.fakes;

import io.ringfire.engine.record.RecordFrame;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/** A copy of one record. */
public final class Frame {
    private final UnsafeBuffer buffer;

    /** Copies the frame at {@code offset}. */
    public Frame(DirectBuffer source, int offset) {
        byte[] bytes = new byte[RecordFrame.length(source, offset)];
        source.getBytes(offset, bytes);
        buffer = new UnsafeBuffer(bytes);
    }

    /** SBE template id. */
    public int templateId() {
        return RecordFrame.templateId(buffer, 0);
    }

    /** Sequence, or that of the cause. */
    public long sequence() {
        return RecordFrame.sequence(buffer, 0);
    }

    /** Event time, epoch ns. */
    public long eventNs() {
        return RecordFrame.eventNs(buffer, 0);
    }

    /** Place among the outbound records of one event. */
    public int ordinal() {
        return RecordFrame.ordinal(buffer, 0);
    }

    /** The frame's bytes. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** Wraps a decoder around the block. */
    public <D extends MessageDecoderFlyweight> D as(D decoder) {
        if (decoder.sbeTemplateId() != templateId()) {
            throw new AssertionError("template " + templateId() + " is not " + decoder.sbeTemplateId());
        }
        decoder.wrap(
                buffer, RecordFrame.BLOCK_OFFSET, RecordFrame.blockLength(buffer, 0), RecordFrame.version(buffer, 0));
        return decoder;
    }
}
