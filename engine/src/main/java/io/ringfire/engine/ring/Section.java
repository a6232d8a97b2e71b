package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;

import io.ringfire.engine.record.RecordFrame;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * The outbound records that one stage wrote for one event: frames, back to back, copied to the fire journal as they are and
 * sealed there. One writer; read by the stages behind it once their barrier has passed.
 */
public final class Section {
    /** {@link #wakeAtNs} of a stage that asks for no Timer. */
    public static final long NEVER = Long.MAX_VALUE;

    private final UnsafeBuffer buffer;
    private long stamp = -1;
    private long sequence = -1;
    private long eventNs;
    private int firstOrdinal;
    private int count;
    private int length;
    private long wakeAtNs = NEVER;
    private long stateHash;

    Section(UnsafeBuffer buffer) {
        this.buffer = buffer;
    }

    /** Empties the section for an event. {@code precedingRecords} were written for it by the stages before. */
    public void begin(long newSequence, long newEventNs, int precedingRecords) {
        stamp = -1;
        sequence = newSequence;
        eventNs = newEventNs;
        firstOrdinal = precedingRecords;
        count = 0;
        length = 0;
    }

    /** Stamps the section: what {@link #begin} began is whole. A stage that throws before leaves it unstamped. */
    public void complete() {
        stamp = sequence;
    }

    /** Whether the stage wrote this section, whole, for that event; false when it threw. */
    public boolean isOf(long eventSequence) {
        return stamp == eventSequence;
    }

    /** Whether a record of this encoder's kind, with {@code varDataLength} bytes of text, still fits. */
    public boolean hasRoomFor(MessageEncoderFlyweight encoder, int varDataLength) {
        return length + BLOCK_OFFSET + encoder.sbeBlockLength() + varDataLength + CRC_LENGTH <= buffer.capacity();
    }

    /**
     * Begins a record: writes header and prologue, clears the rest of the block. Fill the encoder, then {@link #commit}.
     *
     * @throws IllegalStateException when it does not fit; ask {@link #hasRoomFor} first where that can be
     */
    public <E extends MessageEncoderFlyweight> E open(E encoder, int instrumentId, int accountId) {
        if (!hasRoomFor(encoder, 0)) {
            throw new IllegalStateException(
                    "section of " + buffer.capacity() + " bytes is full at sequence=" + sequence);
        }
        Prologue.write(buffer, length, encoder, sequence, eventNs, instrumentId, firstOrdinal + count, accountId);
        encoder.wrap(buffer, length + BLOCK_OFFSET);
        return encoder;
    }

    /** Ends the record that {@link #open} began. What stands in the place of its checksum means nothing. */
    public void commit(MessageEncoderFlyweight encoder) {
        int frameLength = BLOCK_OFFSET + encoder.encodedLength() + CRC_LENGTH;
        RecordFrame.length(buffer, length, frameLength);
        length += frameLength;
        count++;
    }

    /** Records in the section. */
    public int count() {
        return count;
    }

    /** Records of this event up to the end of this section. */
    public int countWithPreceding() {
        return firstOrdinal + count;
    }

    /** Bytes in the section. */
    public int length() {
        return length;
    }

    /** The frames begin at 0 and fill {@link #length} bytes. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** The earliest instant, in event time, at which the stage wants to be woken by a Timer; {@link #NEVER} for none. */
    public long wakeAtNs() {
        return wakeAtNs;
    }

    /** Asks for a Timer; holds for this event only, so a stage states its wish at every event. */
    public void wakeAtNs(long instantNs) {
        wakeAtNs = instantNs;
    }

    /** The stage's hash of its own state, set at checkpoints. */
    public long stateHash() {
        return stateHash;
    }

    /** States the stage's hash of its own state. */
    public void stateHash(long hash) {
        stateHash = hash;
    }
}
