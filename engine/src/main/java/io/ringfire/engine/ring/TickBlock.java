package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.sbe.TickDecoder.askPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.askVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.eventNsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.ordinalEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sourceIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.venueNsEncodingOffset;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.ringfire.engine.record.RecordLog;
import org.agrona.DirectBuffer;

/**
 * Ticks of one instrument that follow each other, by columns, so that what is the same for all of them is asked once. Whoever
 * takes part looks at those from {@link #from} to {@link #to}, and may cut the end off: what is left is taken by all or by none.
 * Reused; belongs to whoever fills it. As a {@link Tick} it holds every bit of the records' blocks.
 */
public final class TickBlock {
    /** Most ticks, as many as a document of a journal holds. */
    public static final int CAPACITY = RecordLog.MAX_RECORDS_PER_DOCUMENT;

    /** Holds nothing, and is given nothing. */
    public static final TickBlock NONE = new TickBlock();

    private final long[] eventNs = new long[CAPACITY];
    private final long[] venueNs = new long[CAPACITY];
    private final long[] bidPoints = new long[CAPACITY];
    private final long[] askPoints = new long[CAPACITY];
    private final long[] bidVolumeMicroLots = new long[CAPACITY];
    private final long[] askVolumeMicroLots = new long[CAPACITY];
    private final long[] sourceAndFlags = new long[CAPACITY];
    private final int[] besideInstrument = new int[CAPACITY];
    private int instrumentId;
    private long firstSequence;
    private int from;
    private int to;
    private int end;

    private boolean isMeasured;
    private long lowestBidPoints;
    private long highestBidPoints;
    private long lowestAskPoints;
    private long highestAskPoints;

    /**
     * Takes frames that lie back to back, of one instrument and of {@link Tick#FRAME_LENGTH} each, in place of what it holds.
     *
     * @param ofInstrumentId instrument id of this run
     */
    public void read(DirectBuffer buffer, int offset, int frames, int ofInstrumentId) {
        instrumentId = ofInstrumentId;
        int block = offset + BLOCK_OFFSET;
        for (int i = 0; i < frames; i++) {
            eventNs[i] = buffer.getLong(block + eventNsEncodingOffset(), LITTLE_ENDIAN);
            besideInstrument[i] = buffer.getInt(block + ordinalEncodingOffset(), LITTLE_ENDIAN);
            venueNs[i] = buffer.getLong(block + venueNsEncodingOffset(), LITTLE_ENDIAN);
            bidPoints[i] = buffer.getLong(block + bidPointsEncodingOffset(), LITTLE_ENDIAN);
            askPoints[i] = buffer.getLong(block + askPointsEncodingOffset(), LITTLE_ENDIAN);
            bidVolumeMicroLots[i] = buffer.getLong(block + bidVolumeMicroLotsEncodingOffset(), LITTLE_ENDIAN);
            askVolumeMicroLots[i] = buffer.getLong(block + askVolumeMicroLotsEncodingOffset(), LITTLE_ENDIAN);
            sourceAndFlags[i] = buffer.getLong(block + sourceIdEncodingOffset(), LITTLE_ENDIAN);
            block += Tick.FRAME_LENGTH;
        }
        from = 0;
        to = 0;
        end = frames;
    }

    /** Removes so many from the front. */
    public void drop(int ticks) {
        from += ticks;
    }

    /** Whether there is nothing left to look at, cut or not. */
    public boolean isUsedUp() {
        return from >= end;
    }

    /** Takes all that is there into view; the first has this sequence in this run. */
    public void offer(long sequence) {
        firstSequence = sequence;
        to = end;
        isMeasured = false;
    }

    /** Cuts off all but the first {@code ticks}. */
    public void cutTo(int ticks) {
        if (ticks < to - from) {
            to = from + ticks;
            isMeasured = false;
        }
    }

    /** Cuts off from the first tick on that happened at an instant or later. Event times do not go back. */
    public void cutAtEvent(long instantNs) {
        if (from < to && eventNs[to - 1] >= instantNs) {
            cutTo(ticksBefore(instantNs, eventNs));
        }
    }

    /** Cuts off from the first tick on whose venue time is an instant or later. */
    public void cutAtVenue(long instantNs) {
        cutTo(ticksBefore(instantNs, venueNs));
    }

    private int ticksBefore(long instantNs, long[] times) {
        int at = from;
        while (at < to && times[at] < instantNs) {
            at++;
        }
        return at - from;
    }

    /** Index of the first tick. */
    public int from() {
        return from;
    }

    /** Index behind the last tick. */
    public int to() {
        return to;
    }

    /** Number of ticks. */
    public int size() {
        return to - from;
    }

    /** Instrument id of this run. */
    public int instrumentId() {
        return instrumentId;
    }

    /** Sequence in this run of the tick at an index. */
    public long sequence(int index) {
        return firstSequence + (index - from);
    }

    /** Event time, epoch ns. */
    public long eventNs(int index) {
        return eventNs[index];
    }

    /** Venue time, epoch ns. */
    public long venueNs(int index) {
        return venueNs[index];
    }

    /** Bid. */
    public long bidPoints(int index) {
        return bidPoints[index];
    }

    /** Ask. */
    public long askPoints(int index) {
        return askPoints[index];
    }

    /** Volume at the bid, 0 where the source has none. */
    public long bidVolumeMicroLots(int index) {
        return bidVolumeMicroLots[index];
    }

    /** Source: 0 for history, from 1 on a live session. */
    public int sourceId(int index) {
        return Tick.sourceId(sourceAndFlags[index]);
    }

    /** Flags as the source set them. */
    public int sourceFlags(int index) {
        return Tick.flags(sourceAndFlags[index]);
    }

    /** Lowest bid. */
    public long lowestBidPoints() {
        measure();
        return lowestBidPoints;
    }

    /** Highest bid. */
    public long highestBidPoints() {
        measure();
        return highestBidPoints;
    }

    /** Lowest ask. */
    public long lowestAskPoints() {
        measure();
        return lowestAskPoints;
    }

    /** Highest ask. */
    public long highestAskPoints() {
        measure();
        return highestAskPoints;
    }

    long askVolumeMicroLots(int index) {
        return askVolumeMicroLots[index];
    }

    /** The four bytes behind the instrument's id. */
    int besideInstrument(int index) {
        return besideInstrument[index];
    }

    /** The record's last word, with these flags. */
    long sourceWith(int index, int flags) {
        return Tick.with(sourceAndFlags[index], flags);
    }

    private void measure() {
        if (isMeasured) {
            return;
        }
        long lowBid = Long.MAX_VALUE;
        long highBid = Long.MIN_VALUE;
        long lowAsk = Long.MAX_VALUE;
        long highAsk = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            lowBid = Math.min(lowBid, bidPoints[i]);
            highBid = Math.max(highBid, bidPoints[i]);
            lowAsk = Math.min(lowAsk, askPoints[i]);
            highAsk = Math.max(highAsk, askPoints[i]);
        }
        lowestBidPoints = lowBid;
        highestBidPoints = highBid;
        lowestAskPoints = lowAsk;
        highestAskPoints = highAsk;
        isMeasured = true;
    }
}
