package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
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
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final VoidEncoder voidEncoder = new VoidEncoder();
    private final TickDecoder tick = new TickDecoder();
    private int length;
    private int templateId;
    private int instrumentId;
    private long eventNs;
    private long venueNs;
    private long bidPoints;
    private long askPoints;
    private long bidVolumeMicroLots;
    private int sourceId;
    private int flags;

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
        Prologue.write(buffer, 0, encoder, header, sequence, factEventNs, factInstrumentId, 0, accountId);
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
        if (templateId == TickDecoder.TEMPLATE_ID) {
            readTick(buffer, 0);
        }
    }

    /** Takes a record as it was journalled, under the sequence and the instrument id of this run. */
    public void copy(DirectBuffer source, int offset, int frameLength, long sequence, int newInstrumentId) {
        buffer.putBytes(0, source, offset, frameLength);
        RecordFrame.sequence(buffer, 0, sequence);
        RecordFrame.instrumentId(buffer, 0, newInstrumentId);
        length = frameLength;
        templateId = RecordFrame.templateId(source, offset);
        instrumentId = newInstrumentId;
        eventNs = RecordFrame.eventNs(source, offset);
        if (templateId == TickDecoder.TEMPLATE_ID) {
            readTick(source, offset);
        }
    }

    /** Takes a record that was made outside of the ring and has neither sequence nor time yet. */
    public void relay(DirectBuffer source, int offset, int frameLength, long sequence, long factEventNs) {
        buffer.putBytes(0, source, offset, frameLength);
        RecordFrame.sequence(buffer, 0, sequence);
        RecordFrame.eventNs(buffer, 0, factEventNs);
        length = frameLength;
        templateId = RecordFrame.templateId(buffer, 0);
        instrumentId = RecordFrame.instrumentId(buffer, 0);
        eventNs = factEventNs;
        if (templateId == TickDecoder.TEMPLATE_ID) {
            readTick(buffer, 0);
        }
    }

    /** Reads a tick once for all stages. */
    private void readTick(DirectBuffer source, int offset) {
        tick.wrap(source, offset + BLOCK_OFFSET, TickDecoder.BLOCK_LENGTH, TickDecoder.SCHEMA_VERSION);
        venueNs = tick.venueNs();
        bidPoints = tick.bidPoints();
        askPoints = tick.askPoints();
        bidVolumeMicroLots = tick.bidVolumeMicroLots();
        sourceId = tick.sourceId();
        flags = tick.flags();
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

    /** Venue time of a tick, epoch ns; holds for ticks alone, as do the prices and the volume. */
    public long venueNs() {
        return venueNs;
    }

    /** Bid of a tick. */
    public long bidPoints() {
        return bidPoints;
    }

    /** Ask of a tick. */
    public long askPoints() {
        return askPoints;
    }

    /** Volume at the bid of a tick, 0 where the source has none. */
    public long bidVolumeMicroLots() {
        return bidVolumeMicroLots;
    }

    /** Source of a tick: 0 for history, from 1 on a live session. */
    public int sourceId() {
        return sourceId;
    }

    /** Flags of a tick as its source set them; those that ingest adds are in the record alone. */
    public int sourceFlags() {
        return flags;
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
