package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.ring.RecordHash.ASK_KEY;
import static io.ringfire.engine.ring.RecordHash.ASK_VOLUME_KEY;
import static io.ringfire.engine.ring.RecordHash.BID_KEY;
import static io.ringfire.engine.ring.RecordHash.BID_VOLUME_KEY;
import static io.ringfire.engine.ring.RecordHash.EVENT_KEY;
import static io.ringfire.engine.ring.RecordHash.INSTRUMENT_KEY;
import static io.ringfire.engine.ring.RecordHash.SOURCE_KEY;
import static io.ringfire.engine.ring.RecordHash.TICK_SEED;
import static io.ringfire.engine.ring.RecordHash.VENUE_KEY;
import static io.ringfire.engine.ring.RecordHash.scrambled;
import static io.ringfire.engine.sbe.TickDecoder.askPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.askVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidPointsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.bidVolumeMicroLotsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.eventNsEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.instrumentIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.sourceIdEncodingOffset;
import static io.ringfire.engine.sbe.TickDecoder.venueNsEncodingOffset;

import io.ringfire.engine.record.RecordLog;
import java.util.Objects;
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

    /** Holds the instrument's id, and four bytes behind it. */
    private static final int INSTRUMENT_WORD = instrumentIdEncodingOffset();

    // Where each column begins.
    private static final int EVENT_NS = 0;
    private static final int VENUE_NS = CAPACITY;
    private static final int BID = 2 * CAPACITY;
    private static final int ASK = 3 * CAPACITY;
    private static final int BID_VOLUME = 4 * CAPACITY;
    private static final int ASK_VOLUME = 5 * CAPACITY;

    /** Source and flags as the source set them, and with those of the record. */
    private static final int SOURCE = 6 * CAPACITY;

    private static final int RECORD_SOURCE = 7 * CAPACITY;

    /** The four bytes behind the instrument's id, in the upper half. */
    private static final int BESIDE = 8 * CAPACITY;

    private static final int HASH = 9 * CAPACITY;

    /** All columns in one array: in several, the compiler could not know that what it writes is not what it reads next. */
    private final long[] words = new long[10 * CAPACITY];

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
        // once for all of them: eight checks a tick were a sixth of a backtest
        Objects.checkFromToIndex(0, frames, CAPACITY);
        buffer.boundsCheck(offset, frames * Tick.FRAME_LENGTH);
        byte[] array = buffer.byteArray();
        long block = buffer.addressOffset() + offset + BLOCK_OFFSET;
        for (int i = 0; i < frames; i++) {
            words[EVENT_NS + i] = Words.get(array, block + eventNsEncodingOffset());
            words[BESIDE + i] = (Words.get(array, block + INSTRUMENT_WORD) >>> Integer.SIZE) << Integer.SIZE;
            words[VENUE_NS + i] = Words.get(array, block + venueNsEncodingOffset());
            words[BID + i] = Words.get(array, block + bidPointsEncodingOffset());
            words[ASK + i] = Words.get(array, block + askPointsEncodingOffset());
            words[BID_VOLUME + i] = Words.get(array, block + bidVolumeMicroLotsEncodingOffset());
            words[ASK_VOLUME + i] = Words.get(array, block + askVolumeMicroLotsEncodingOffset());
            words[SOURCE + i] = Words.get(array, block + sourceIdEncodingOffset());
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
        if (from < to && words[EVENT_NS + to - 1] >= instantNs) {
            cutTo(ticksBefore(instantNs, EVENT_NS));
        }
    }

    /** Cuts off from the first tick on whose venue time is an instant or later. */
    public void cutAtVenue(long instantNs) {
        cutTo(ticksBefore(instantNs, VENUE_NS));
    }

    private int ticksBefore(long instantNs, int times) {
        int at = from;
        while (at < to && words[times + at] < instantNs) {
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
        return words[EVENT_NS + index];
    }

    /** Venue time, epoch ns. */
    public long venueNs(int index) {
        return words[VENUE_NS + index];
    }

    /** Bid. */
    public long bidPoints(int index) {
        return words[BID + index];
    }

    /** Ask. */
    public long askPoints(int index) {
        return words[ASK + index];
    }

    /** Volume at the bid, 0 where the source has none. */
    public long bidVolumeMicroLots(int index) {
        return words[BID_VOLUME + index];
    }

    /** Source: 0 for history, from 1 on a live session. */
    public int sourceId(int index) {
        return Tick.sourceId(words[SOURCE + index]);
    }

    /** Flags as the source set them. */
    public int sourceFlags(int index) {
        return Tick.flags(words[SOURCE + index]);
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

    /** Sets the flags of a tick's record, in place of those that its source set. */
    public void recordFlags(int index, int flags) {
        words[RECORD_SOURCE + index] = Tick.with(words[SOURCE + index], flags);
    }

    /**
     * Mixes the hash of each tick's record, which is {@link RecordHash#of(Tick, int, long)}, into a hash. {@link #recordFlags} must have been
     * said of each.
     */
    public long mixInto(long hash, long symbolHash) {
        int first = from;
        int behind = to;
        // two columns a loop: of these the compiler takes several ticks at once, of one loop for all it does not
        for (int i = first; i < behind; i++) {
            words[HASH + i] = TICK_SEED
                    + scrambled(words[EVENT_NS + i], EVENT_KEY)
                    + scrambled(words[BESIDE + i] + symbolHash, INSTRUMENT_KEY);
        }
        for (int i = first; i < behind; i++) {
            words[HASH + i] += scrambled(words[VENUE_NS + i], VENUE_KEY) + scrambled(words[BID + i], BID_KEY);
        }
        for (int i = first; i < behind; i++) {
            words[HASH + i] += scrambled(words[ASK + i], ASK_KEY) + scrambled(words[BID_VOLUME + i], BID_VOLUME_KEY);
        }
        for (int i = first; i < behind; i++) {
            words[HASH + i] +=
                    scrambled(words[ASK_VOLUME + i], ASK_VOLUME_KEY) + scrambled(words[RECORD_SOURCE + i], SOURCE_KEY);
        }
        long mixed = hash;
        for (int i = first; i < behind; i++) {
            mixed = RecordHash.mix(mixed, RecordHash.ofTick(sequence(i), words[HASH + i]));
        }
        return mixed;
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
            lowBid = Math.min(lowBid, words[BID + i]);
            highBid = Math.max(highBid, words[BID + i]);
            lowAsk = Math.min(lowAsk, words[ASK + i]);
            highAsk = Math.max(highAsk, words[ASK + i]);
        }
        lowestBidPoints = lowBid;
        highestBidPoints = highBid;
        lowestAskPoints = lowAsk;
        highestAskPoints = highAsk;
        isMeasured = true;
    }
}
