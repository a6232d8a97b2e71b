package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;

import io.ringfire.engine.record.RecordFrame;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * One fact as it is made outside of the ring: without sequence and time, which ingress gives it. Reused for fact after fact by
 * one thread; allocates nothing.
 */
public final class FactFrame {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordFrame.MAX_LENGTH]);
    private int length;

    /**
     * Begins a fact; its block is cleared. Fill the encoder, then {@link #commit}.
     *
     * @param instrumentId of this run, -1 for none
     * @param accountId index of the account, 65535 for none
     */
    public <E extends MessageEncoderFlyweight> E open(E encoder, int instrumentId, int accountId) {
        length = 0;
        Prologue.write(buffer, 0, encoder, 0, 0, instrumentId, 0, accountId);
        encoder.wrap(buffer, BLOCK_OFFSET);
        return encoder;
    }

    /**
     * Ends the fact that {@link #open} began.
     *
     * @throws IllegalArgumentException when it is longer than {@link RecordFrame#MAX_LENGTH}
     */
    public void commit(MessageEncoderFlyweight encoder) {
        int frameLength = BLOCK_OFFSET + encoder.encodedLength() + CRC_LENGTH;
        if (frameLength > RecordFrame.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a fact of " + frameLength + " bytes does not fit in " + RecordFrame.MAX_LENGTH);
        }
        RecordFrame.length(buffer, 0, frameLength);
        length = frameLength;
    }

    /** The frame begins at 0. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Bytes of the frame; 0 while it is not committed. */
    public int length() {
        return length;
    }
}
