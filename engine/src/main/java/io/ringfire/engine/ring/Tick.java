package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;
import static io.ringfire.engine.sbe.TickDecoder.askPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.askVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.eventNsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.instrumentIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sequenceEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sourceIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.venueNsEncodingOffset;

import io.ringfire.engine.sbe.TickDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One tick, read from its record once for all stages. Reused; belongs to whoever fills it. It holds every bit of the record's
 * block, so that the record's hash can be made of it ({@link RecordHash#of(Tick, int, long)}).
 */
public final class Tick {
    /** Bytes of a tick's frame. */
    public static final int FRAME_LENGTH = BLOCK_OFFSET + TickDecoder.BLOCK_LENGTH + CRC_LENGTH;

    /** The first eight bytes of such a frame: its length, and the header's first half. */
    private static final long FIRST_WORD =
            FRAME_LENGTH | (long) TickDecoder.BLOCK_LENGTH << 32 | (long) TickDecoder.TEMPLATE_ID << 48;

    /** The second half of the header, and nothing behind it. */
    private static final long SECOND_WORD = TickDecoder.SCHEMA_ID | (long) TickDecoder.SCHEMA_VERSION << 16;

    /** Of the account's index, in the four bytes behind the instrument's id; the ordinal before it is 0. */
    private static final int ACCOUNT_SHIFT = 16;

    private static final int FLAGS_SHIFT = 16;
    private static final long FLAGS_MASK = 0xFFFFL << FLAGS_SHIFT;

    private long sequence;
    private long eventNs;
    private int instrumentId;
    private long venueNs;
    private long bidPoints;
    private long askPoints;
    private long bidVolumeMicroLots;
    private long askVolumeMicroLots;
    private int besideInstrument;

    /** Source in the lowest 16 bits, flags in the next, nothing that has a meaning above. */
    private long sourceAndFlags;

    /** Reads the frame at {@code offset}; its sequence and its instrument's id are those of this run. */
    public void read(DirectBuffer buffer, int offset, long ofSequence, int ofInstrumentId) {
        buffer.boundsCheck(offset, FRAME_LENGTH);
        byte[] array = buffer.byteArray();
        long block = buffer.addressOffset() + offset + BLOCK_OFFSET;
        sequence = ofSequence;
        instrumentId = ofInstrumentId;
        eventNs = Words.get(array, block + eventNsEncodingOffset());
        besideInstrument = (int) (Words.get(array, block + instrumentIdEncodingOffset()) >>> Integer.SIZE);
        venueNs = Words.get(array, block + venueNsEncodingOffset());
        bidPoints = Words.get(array, block + bidPointsEncodingOffset());
        askPoints = Words.get(array, block + askPointsEncodingOffset());
        bidVolumeMicroLots = Words.get(array, block + bidVolumeMicroLotsEncodingOffset());
        askVolumeMicroLots = Words.get(array, block + askVolumeMicroLotsEncodingOffset());
        sourceAndFlags = Words.get(array, block + sourceIdEncodingOffset());
    }

    /** Is this tick from now on, without volumes. */
    void set(
            long ofSequence,
            long ofEventNs,
            int ofInstrumentId,
            int accountId,
            int sourceId,
            long atVenueNs,
            long bid,
            long ask,
            int flags) {
        sequence = ofSequence;
        instrumentId = ofInstrumentId;
        eventNs = ofEventNs;
        besideInstrument = accountId << ACCOUNT_SHIFT;
        venueNs = atVenueNs;
        bidPoints = bid;
        askPoints = ask;
        bidVolumeMicroLots = 0;
        askVolumeMicroLots = 0;
        sourceAndFlags = with(sourceId & 0xFFFF, flags & 0xFFFF);
    }

    /**
     * Writes the frame, its CRC aside, to the front of a buffer: {@link #FRAME_LENGTH} bytes, checked once for all, a word at a time. An
     * encoder checks and writes each field of header, prologue and block by itself, and what it wrote would have to be read again.
     */
    void write(MutableDirectBuffer buffer) {
        buffer.boundsCheck(0, FRAME_LENGTH);
        byte[] array = buffer.byteArray();
        long frame = buffer.addressOffset();
        long block = frame + BLOCK_OFFSET;
        Words.put(array, frame, FIRST_WORD);
        Words.put(array, frame + Long.BYTES, SECOND_WORD); // its second half is the sequence's first, which comes now
        Words.put(array, block + sequenceEncodingOffset(), sequence);
        Words.put(array, block + eventNsEncodingOffset(), eventNs);
        Words.put(
                array,
                block + instrumentIdEncodingOffset(),
                instrumentId & 0xFFFF_FFFFL | (long) besideInstrument << Integer.SIZE);
        Words.put(array, block + venueNsEncodingOffset(), venueNs);
        Words.put(array, block + bidPointsEncodingOffset(), bidPoints);
        Words.put(array, block + askPointsEncodingOffset(), askPoints);
        Words.put(array, block + bidVolumeMicroLotsEncodingOffset(), bidVolumeMicroLots);
        Words.put(array, block + askVolumeMicroLotsEncodingOffset(), askVolumeMicroLots);
        Words.put(array, block + sourceIdEncodingOffset(), sourceAndFlags);
    }

    /** Sequence in this run. */
    public long sequence() {
        return sequence;
    }

    /** Event time in epoch ns. */
    public long eventNs() {
        return eventNs;
    }

    /** Instrument id of this run. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Venue time, epoch ns. */
    public long venueNs() {
        return venueNs;
    }

    /** Bid. */
    public long bidPoints() {
        return bidPoints;
    }

    /** Ask. */
    public long askPoints() {
        return askPoints;
    }

    /** Volume at the bid, 0 where the source has none. */
    public long bidVolumeMicroLots() {
        return bidVolumeMicroLots;
    }

    /** Volume at the ask, 0 where the source has none. */
    public long askVolumeMicroLots() {
        return askVolumeMicroLots;
    }

    /** Source: 0 for history, from 1 on a live session. */
    public int sourceId() {
        return sourceId(sourceAndFlags);
    }

    /** Flags as the source set them; those that ingest adds are in the record alone. */
    public int sourceFlags() {
        return flags(sourceAndFlags);
    }

    /** The four bytes behind the instrument's id. */
    int besideInstrument() {
        return besideInstrument;
    }

    /** The block's last word, with these flags. */
    long sourceWith(int flags) {
        return with(sourceAndFlags, flags);
    }

    static int sourceId(long sourceAndFlags) {
        return (int) sourceAndFlags & 0xFFFF;
    }

    static int flags(long sourceAndFlags) {
        return (int) (sourceAndFlags >>> FLAGS_SHIFT) & 0xFFFF;
    }

    /** How far to the left a flag lies of one bit. */
    static int flagShift(int flag) {
        return FLAGS_SHIFT + Integer.numberOfTrailingZeros(flag);
    }

    static long with(long sourceAndFlags, int flags) {
        return sourceAndFlags & ~FLAGS_MASK | (long) flags << FLAGS_SHIFT;
    }
}
