package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;
import static io.ringfire.engine.sbe.TickDecoder.askPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.askVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.eventNsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.ordinalEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sourceIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.venueNsEncodingOffset;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.ringfire.engine.sbe.TickDecoder;
import org.agrona.DirectBuffer;

/**
 * One tick, read from its record once for all stages. Reused; belongs to whoever fills it. It holds every bit of the record's
 * block, so that the record's hash can be made of it ({@link RecordHash#of(Tick, int, long)}).
 */
public final class Tick {
    /** Bytes of a tick's frame. */
    public static final int FRAME_LENGTH = BLOCK_OFFSET + TickDecoder.BLOCK_LENGTH + CRC_LENGTH;

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
        int block = offset + BLOCK_OFFSET;
        sequence = ofSequence;
        instrumentId = ofInstrumentId;
        eventNs = buffer.getLong(block + eventNsEncodingOffset(), LITTLE_ENDIAN);
        besideInstrument = buffer.getInt(block + ordinalEncodingOffset(), LITTLE_ENDIAN);
        venueNs = buffer.getLong(block + venueNsEncodingOffset(), LITTLE_ENDIAN);
        bidPoints = buffer.getLong(block + bidPointsEncodingOffset(), LITTLE_ENDIAN);
        askPoints = buffer.getLong(block + askPointsEncodingOffset(), LITTLE_ENDIAN);
        bidVolumeMicroLots = buffer.getLong(block + bidVolumeMicroLotsEncodingOffset(), LITTLE_ENDIAN);
        askVolumeMicroLots = buffer.getLong(block + askVolumeMicroLotsEncodingOffset(), LITTLE_ENDIAN);
        sourceAndFlags = buffer.getLong(block + sourceIdEncodingOffset(), LITTLE_ENDIAN);
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
