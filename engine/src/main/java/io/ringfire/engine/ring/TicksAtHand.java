package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.sbe.TickDecoder.askPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.eventNsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.instrumentIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sequenceEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sourceIdEncodingOffset;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.TickDecoder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * The ticks that a source has at hand from its current record on, of whatever instruments, read where they lie, one after the other. What is asked of a
 * record, and whether it lies in bounds, is asked once for all of them; the accessors are as small as they are since a start reads a journal
 * before the compiler has come to them. Holds until the source moves. Reused; one thread.
 */
public final class TicksAtHand {
    private static final long SEQUENCE = BLOCK_OFFSET + sequenceEncodingOffset();
    private static final long EVENT_NS = BLOCK_OFFSET + eventNsEncodingOffset();
    private static final long INSTRUMENT = BLOCK_OFFSET + instrumentIdEncodingOffset();
    private static final long BID = BLOCK_OFFSET + bidPointsEncodingOffset();
    private static final long ASK = BLOCK_OFFSET + askPointsEncodingOffset();
    private static final long SOURCE = BLOCK_OFFSET + sourceIdEncodingOffset();

    private byte[] array;
    private long first;
    private long current;
    private int count;

    /** Looks at a source, and stands at its current record; returns how many ticks there are, 0 where that record is none. */
    public int look(RecordSource source) {
        DirectBuffer buffer = source.buffer();
        int offset = source.offset();
        count = 0;
        if (source.length() != Tick.FRAME_LENGTH || !isTick(buffer, offset)) {
            return 0;
        }
        int atHand = source.atHand();
        buffer.boundsCheck(offset, atHand * Tick.FRAME_LENGTH);
        array = buffer.byteArray();
        first = buffer.addressOffset() + offset;
        current = first;
        count = alike(array, first, atHand);
        return count;
    }

    private static boolean isTick(DirectBuffer buffer, int offset) {
        return RecordFrame.templateId(buffer, offset) == TickDecoder.TEMPLATE_ID
                && RecordFrame.blockLength(buffer, offset) == TickDecoder.BLOCK_LENGTH
                && RecordFrame.length(buffer, offset) == Tick.FRAME_LENGTH;
    }

    /** As {@link RecordFrame#isAlike}, of one behind the other. */
    private static int alike(byte[] array, long first, int atHand) {
        int length = UnsafeApi.getInt(array, first);
        long header = UnsafeApi.getLong(array, first + RecordFrame.HEADER_OFFSET);
        int alike = 1;
        for (long at = first + Tick.FRAME_LENGTH; alike < atHand; at += Tick.FRAME_LENGTH) {
            if (UnsafeApi.getInt(array, at) != length
                    || UnsafeApi.getLong(array, at + RecordFrame.HEADER_OFFSET) != header) {
                break;
            }
            alike++;
        }
        return alike;
    }

    /** Goes to one of those that {@link #look} found; 0 is the source's current record. */
    public void go(int index) {
        current = first + (long) Objects.checkIndex(index, count) * Tick.FRAME_LENGTH;
    }

    /** Sequence, as it was recorded. */
    public long sequence() {
        return Words.get(array, current + SEQUENCE);
    }

    /** Event time, epoch ns. */
    public long eventNs() {
        return Words.get(array, current + EVENT_NS);
    }

    /** Instrument id of the run that recorded it. */
    public int instrumentId() {
        return (int) Words.get(array, current + INSTRUMENT);
    }

    /** Bid. */
    public long bidPoints() {
        return Words.get(array, current + BID);
    }

    /** Ask. */
    public long askPoints() {
        return Words.get(array, current + ASK);
    }

    /** Source: 0 for history, from 1 on a live session. */
    public int sourceId() {
        return Tick.sourceId(Words.get(array, current + SOURCE));
    }

    /** Flags of the record. */
    public int flags() {
        return Tick.flags(Words.get(array, current + SOURCE));
    }
}
