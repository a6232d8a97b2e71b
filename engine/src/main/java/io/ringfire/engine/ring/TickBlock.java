package io.ringfire.engine.ring;

import static io.ringfire.engine.ring.TickColumns.ASK;
import static io.ringfire.engine.ring.TickColumns.BID;
import static io.ringfire.engine.ring.TickColumns.BID_VOLUME;
import static io.ringfire.engine.ring.TickColumns.EVENT_NS;
import static io.ringfire.engine.ring.TickColumns.SOURCE;
import static io.ringfire.engine.ring.TickColumns.VENUE_NS;

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

    private final TickColumns columns = new TickColumns();
    private final long[] words = columns.words();
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
    private long lowestSumPoints;
    private long highestSumPoints;

    /**
     * Takes frames in place of what it holds: the first one, and those behind it that say the same of themselves, are of the same
     * instrument, and whose event times do not go back.
     *
     * @param frames how many of {@link Tick#FRAME_LENGTH} each lie back to back
     * @param ofInstrumentId instrument id of this run
     */
    public void read(DirectBuffer buffer, int offset, int frames, int ofInstrumentId) {
        instrumentId = ofInstrumentId;
        from = 0;
        to = 0;
        end = columns.read(buffer, offset, frames);
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
        if (from < to && !(isInVenueOrder() && words[VENUE_NS + to - 1] < instantNs)) {
            cutTo(ticksBefore(instantNs, VENUE_NS));
        }
    }

    /** Whether the venue time of any is before an instant. */
    public boolean hasVenueBefore(long instantNs) {
        for (int i = from; i < to; i++) {
            if (words[VENUE_NS + i] < instantNs) {
                return true;
            }
            if (isInVenueOrder()) {
                return false;
            }
        }
        return false;
    }

    /** Whether venue times do not go back; false may also come of a tick that was cut off. */
    public boolean isInVenueOrder() {
        return columns.isInVenueOrder();
    }

    /** Whether each has a bid and an ask above 0; false may also come of a tick that was cut off. */
    public boolean areQuotes() {
        return columns.areQuotes();
    }

    /** Whether each has a bid above 0 and an ask above that; false may also come of a tick that was cut off. */
    public boolean haveSpreads() {
        return columns.haveSpreads();
    }

    /** Bits of the sources of all, of those that were cut off too. */
    public int anySourceId() {
        return Tick.sourceId(columns.anySource());
    }

    /** Flags that a source set of any, of those that were cut off too. */
    public int anySourceFlags() {
        return Tick.flags(columns.anySource());
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

    /** Volume at the bid of all of them. */
    public long bidVolumeMicroLots() {
        long volume = 0;
        for (int i = from; columns.haveBidVolume() && i < to; i++) {
            volume += words[BID_VOLUME + i];
        }
        return volume;
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

    /** Lowest bid and ask together. */
    public long lowestSumPoints() {
        measure();
        return lowestSumPoints;
    }

    /** Highest bid and ask together. */
    public long highestSumPoints() {
        measure();
        return highestSumPoints;
    }

    /** Sets the flags of a tick's record, in place of those that its source set. */
    public void recordFlags(int index, int flags) {
        columns.recordFlags(index, flags);
    }

    /**
     * Sets the flags of each tick's record: those of {@code kept} that its source set, and {@code repeated} where bid and ask are those of the
     * one before. All must be quotes ({@link #areQuotes}).
     *
     * @param bidPoints of the quote before the first; 0 for none
     * @param askPoints of the quote before the first; 0 for none
     * @return how many repeat the one before
     */
    public int recordRepeats(long bidPoints, long askPoints, int kept, int repeated) {
        return columns.recordRepeats(from, to, bidPoints, askPoints, kept, repeated);
    }

    /**
     * Mixes the hash of each tick's record, which is {@link RecordHash#of(Tick, int, long)}, into a hash. The flags of each record must have
     * been set.
     */
    public long mixInto(long hash, long symbolHash) {
        columns.hash(from, end, symbolHash);
        return columns.mixInto(hash, from, to, firstSequence);
    }

    private void measure() {
        if (isMeasured) {
            return;
        }
        long lowBid = Long.MAX_VALUE;
        long highBid = Long.MIN_VALUE;
        long lowAsk = Long.MAX_VALUE;
        long highAsk = Long.MIN_VALUE;
        long lowSum = Long.MAX_VALUE;
        long highSum = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long bid = words[BID + i];
            long ask = words[ASK + i];
            lowBid = Math.min(lowBid, bid);
            highBid = Math.max(highBid, bid);
            lowAsk = Math.min(lowAsk, ask);
            highAsk = Math.max(highAsk, ask);
            lowSum = Math.min(lowSum, bid + ask);
            highSum = Math.max(highSum, bid + ask);
        }
        lowestBidPoints = lowBid;
        highestBidPoints = highBid;
        lowestAskPoints = lowAsk;
        highestAskPoints = highAsk;
        lowestSumPoints = lowSum;
        highestSumPoints = highSum;
        isMeasured = true;
    }
}
