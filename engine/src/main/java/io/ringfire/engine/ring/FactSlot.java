package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.VoidDecoder;
import io.ringfire.engine.sbe.VoidEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * The inbound section: one framed record, not yet sealed. Ingress fills it, ingest completes or voids it; the stages behind
 * ingest only read.
 */
public final class FactSlot {
    private final UnsafeBuffer buffer;
    private final VoidEncoder voidEncoder = new VoidEncoder();
    private final Tick tick = new Tick();
    private int length;
    private int templateId;
    private int instrumentId;
    private long eventNs;

    FactSlot(UnsafeBuffer buffer) {
        this.buffer = buffer;
    }

    /**
     * Begins a fact: writes header and prologue, clears the rest of the block. Fill the encoder, then {@link #commit}.
     *
     * @return the encoder, wrapped around the slot's block
     */
    public <E extends MessageEncoderFlyweight> E open(
            E encoder, long sequence, long factEventNs, int factInstrumentId, int accountId) {
        templateId = encoder.sbeTemplateId();
        eventNs = factEventNs;
        instrumentId = factInstrumentId;
        Prologue.write(buffer, 0, encoder, sequence, factEventNs, factInstrumentId, 0, accountId);
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
        length = frameLength;
        RecordFrame.length(buffer, 0, frameLength);
        readTick(buffer, 0, RecordFrame.sequence(buffer, 0));
    }

    /**
     * Fills the slot with a tick without volumes, at once: what {@link #open} and {@link #commit} with its encoder come to.
     *
     * @param accountId index of the account, 65535 for none
     */
    public void tick(
            long sequence,
            long factEventNs,
            int factInstrumentId,
            int accountId,
            int sourceId,
            long venueNs,
            long bidPoints,
            long askPoints,
            int flags) {
        tick.set(sequence, factEventNs, factInstrumentId, accountId, sourceId, venueNs, bidPoints, askPoints, flags);
        tick.write(buffer);
        length = Tick.FRAME_LENGTH;
        templateId = TickDecoder.TEMPLATE_ID;
        instrumentId = factInstrumentId;
        eventNs = factEventNs;
    }

    /** Takes a record as it was journalled, under the sequence and the instrument id of this run. */
    public void copy(DirectBuffer source, int offset, int frameLength, long sequence, int newInstrumentId) {
        RecordFrame.copy(source, offset, buffer, 0, frameLength);
        RecordFrame.sequence(buffer, 0, sequence);
        RecordFrame.instrumentId(buffer, 0, newInstrumentId);
        length = frameLength;
        templateId = RecordFrame.templateId(source, offset);
        instrumentId = newInstrumentId;
        eventNs = RecordFrame.eventNs(source, offset);
        readTick(source, offset, sequence);
    }

    /** Takes a record that was made outside of the ring and has neither sequence nor time yet. */
    public void relay(DirectBuffer source, int offset, int frameLength, long sequence, long factEventNs) {
        RecordFrame.copy(source, offset, buffer, 0, frameLength);
        RecordFrame.sequence(buffer, 0, sequence);
        RecordFrame.eventNs(buffer, 0, factEventNs);
        length = frameLength;
        templateId = RecordFrame.templateId(buffer, 0);
        instrumentId = RecordFrame.instrumentId(buffer, 0);
        eventNs = factEventNs;
        readTick(buffer, 0, sequence);
    }

    private void readTick(DirectBuffer source, int offset, long sequence) {
        if (templateId == TickDecoder.TEMPLATE_ID) {
            tick.read(source, offset, sequence, instrumentId);
        }
    }

    /** Makes this slot one that every stage passes over. For a fact that could not be filled, or that ingest drops. */
    public void makeVoid(long sequence, long eventNs) {
        open(voidEncoder, sequence, eventNs, -1, 0xFFFF);
        commit(voidEncoder);
    }

    /** Whether there is nothing here. */
    public boolean isVoid() {
        return templateId == VoidDecoder.TEMPLATE_ID;
    }

    /** SBE template id of the fact. */
    public int templateId() {
        return templateId;
    }

    /** Event time in epoch ns. */
    public long eventNs() {
        return eventNs;
    }

    /** Instrument id, -1 for none. */
    public int instrumentId() {
        return instrumentId;
    }

    /** The fact, where it is a tick. */
    public Tick tick() {
        return tick;
    }

    /** Account index, 65535 for none. */
    public int accountId() {
        return RecordFrame.accountId(buffer, 0);
    }

    /** Bytes of the frame. */
    public int length() {
        return length;
    }

    /** The frame begins at 0, its block at {@link RecordFrame#BLOCK_OFFSET}. */
    public UnsafeBuffer buffer() {
        return buffer;
    }
}
