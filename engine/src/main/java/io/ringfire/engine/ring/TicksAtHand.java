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
import java.nio.ByteOrder;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.UnsafeApi;

/**
 * The ticks that a source has at hand from its current record on, of whatever instruments, read where they lie: what is asked of a record, and
 * whether it lies in bounds, is asked once for all of them. Holds until the source moves. Reused; one thread.
 */
public final class TicksAtHand {
    private static final boolean IS_LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private byte[] array;
    private long firstBlock;
    private int count;

    /** Looks at a source; returns how many ticks there are, 0 where the current record is none. */
    public int look(RecordSource source) {
        DirectBuffer buffer = source.buffer();
        int first = source.offset();
        count = 0;
        if (source.length() != Tick.FRAME_LENGTH || !isTick(buffer, first)) {
            return 0;
        }
        int atHand = source.atHand();
        int alike = 1;
        while (alike < atHand && RecordFrame.isAlike(buffer, first, first + alike * Tick.FRAME_LENGTH)) {
            alike++;
        }
        buffer.boundsCheck(first, alike * Tick.FRAME_LENGTH);
        array = buffer.byteArray();
        firstBlock = buffer.addressOffset() + first + BLOCK_OFFSET;
        count = alike;
        return alike;
    }

    private static boolean isTick(DirectBuffer buffer, int offset) {
        return RecordFrame.templateId(buffer, offset) == TickDecoder.TEMPLATE_ID
                && RecordFrame.blockLength(buffer, offset) == TickDecoder.BLOCK_LENGTH
                && RecordFrame.length(buffer, offset) == Tick.FRAME_LENGTH;
    }

    /** How many {@link #look} found. */
    public int count() {
        return count;
    }

    /** Sequence, as it was recorded. */
    public long sequence(int index) {
        return word(index, sequenceEncodingOffset());
    }

    /** Event time, epoch ns. */
    public long eventNs(int index) {
        return word(index, eventNsEncodingOffset());
    }

    /** Instrument id of the run that recorded it. */
    public int instrumentId(int index) {
        return (int) word(index, instrumentIdEncodingOffset());
    }

    /** Bid. */
    public long bidPoints(int index) {
        return word(index, bidPointsEncodingOffset());
    }

    /** Ask. */
    public long askPoints(int index) {
        return word(index, askPointsEncodingOffset());
    }

    /** Source: 0 for history, from 1 on a live session. */
    public int sourceId(int index) {
        return Tick.sourceId(word(index, sourceIdEncodingOffset()));
    }

    /** Flags of the record. */
    public int flags(int index) {
        return Tick.flags(word(index, sourceIdEncodingOffset()));
    }

    private long word(int index, int field) {
        long at = firstBlock + (long) Objects.checkIndex(index, count) * Tick.FRAME_LENGTH;
        long word = UnsafeApi.getLong(array, at + field);
        return IS_LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }
}
