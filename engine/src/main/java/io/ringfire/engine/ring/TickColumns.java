package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.HEADER_OFFSET;
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

import io.ringfire.engine.record.RecordFrame;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The words of up to {@link TickBlock#CAPACITY} ticks of one instrument, by columns, and what can be said of all of them. One thread;
 * allocates once, where frames lie on the heap.
 */
final class TickColumns {
    private static final int CAPACITY = TickBlock.CAPACITY;

    /** Holds the instrument's id, and four bytes behind it. */
    private static final int INSTRUMENT_WORD = instrumentIdEncodingOffset();

    // Where each column begins.
    static final int EVENT_NS = 0;
    static final int VENUE_NS = CAPACITY;
    static final int BID = 2 * CAPACITY;
    static final int ASK = 3 * CAPACITY;
    static final int BID_VOLUME = 4 * CAPACITY;
    private static final int ASK_VOLUME = 5 * CAPACITY;

    /** Source and flags as the source set them, and with those of the record. */
    static final int SOURCE = 6 * CAPACITY;

    private static final int RECORD_SOURCE = 7 * CAPACITY;

    /** What all words but sequence and source come to in the hash. */
    private static final int HASH = 8 * CAPACITY;

    /** All columns in one array: in several, the compiler could not know that what it writes is not what it reads next. */
    private final long[] words = new long[9 * CAPACITY];

    /** Frames that lay on the heap; null before the first such. */
    private UnsafeBuffer copied;

    /** The four bytes behind the instrument's id, in the upper half, which are the same for all. */
    private long beside;

    /** Bits of all ticks' sources and flags. */
    private long anySource;

    private long anyBidVolume;

    // Less than 0 where one of them is no quote, or has no spread, or comes before the one before it.
    private long quoteSigns;
    private long spreadSigns;
    private long venueSigns;

    private boolean isHashed;
    private long hashedSymbol;

    /** All columns, which begin at the constants. Who looks at a tick needs no call. */
    long[] words() {
        return words;
    }

    /**
     * Takes frames in place of what it holds.
     *
     * @return how many: the first one, and those behind it that say the same of themselves, are of the same instrument, and whose event
     *     times do not go back
     */
    int read(DirectBuffer buffer, int offset, int frames) {
        // once for all of them: eight checks a tick were a sixth of a backtest
        Objects.checkFromToIndex(0, frames, CAPACITY);
        buffer.boundsCheck(offset, frames * Tick.FRAME_LENGTH);
        isHashed = false;
        boolean areAlike = frames == 0 || readColumns(addressOf(buffer, offset, frames), frames);
        return areAlike ? frames : alike(buffer, offset, frames);
    }

    /** Returns whether all can be taken; else it has to be looked how many can. Without a branch: what is odd shows in bits that are gathered. */
    private boolean readColumns(long firstFrame, int frames) {
        long head = Words.get(firstFrame);
        long header = Words.get(firstFrame + HEADER_OFFSET);
        long instrument = Words.get(firstFrame + BLOCK_OFFSET + INSTRUMENT_WORD);
        long previousEventNs = 0;
        long previousVenueNs = 0;
        long unlike = 0;
        long eventSigns = 0;
        long signsOfVenue = 0;
        long signsOfQuotes = 0;
        long signsOfSpreads = 0;
        long sources = 0;
        long volumes = 0;
        long frame = firstFrame;
        for (int i = 0; i < frames; i++) {
            long block = frame + BLOCK_OFFSET;
            long eventNs = Words.get(block + eventNsEncodingOffset());
            long venueNs = Words.get(block + venueNsEncodingOffset());
            long bid = Words.get(block + bidPointsEncodingOffset());
            long ask = Words.get(block + askPointsEncodingOffset());
            long bidVolume = Words.get(block + bidVolumeMicroLotsEncodingOffset());
            long source = Words.get(block + sourceIdEncodingOffset());
            words[EVENT_NS + i] = eventNs;
            words[VENUE_NS + i] = venueNs;
            words[BID + i] = bid;
            words[ASK + i] = ask;
            words[BID_VOLUME + i] = bidVolume;
            words[ASK_VOLUME + i] = Words.get(block + askVolumeMicroLotsEncodingOffset());
            words[SOURCE + i] = source;
            unlike |= Words.get(frame) ^ head;
            unlike |= Words.get(frame + HEADER_OFFSET) ^ header;
            unlike |= Words.get(block + INSTRUMENT_WORD) ^ instrument;
            // times of 0 and more, whose differences fit
            eventSigns |= eventNs | eventNs - previousEventNs;
            signsOfVenue |= venueNs | venueNs - previousVenueNs;
            signsOfQuotes |= bid | bid - 1 | ask | ask - 1;
            signsOfSpreads |= ask - bid - 1;
            sources |= source;
            volumes |= bidVolume;
            previousEventNs = eventNs;
            previousVenueNs = venueNs;
            frame += Tick.FRAME_LENGTH;
        }
        beside = instrument >>> Integer.SIZE << Integer.SIZE;
        anySource = sources;
        anyBidVolume = volumes;
        venueSigns = signsOfVenue;
        quoteSigns = signsOfQuotes;
        spreadSigns = signsOfQuotes | signsOfSpreads;
        return unlike == 0 && eventSigns >= 0;
    }

    private int alike(DirectBuffer buffer, int first, int frames) {
        for (int i = 1; i < frames; i++) {
            int offset = first + i * Tick.FRAME_LENGTH;
            if (words[EVENT_NS + i] < words[EVENT_NS + i - 1]
                    || !RecordFrame.isAlike(buffer, first, offset)
                    || buffer.getLong(offset + BLOCK_OFFSET + INSTRUMENT_WORD)
                            != buffer.getLong(first + BLOCK_OFFSET + INSTRUMENT_WORD)) {
                return i;
            }
        }
        return frames;
    }

    /** Of memory outside the heap alone does the compiler know that it is no column: what lies on the heap is copied first. */
    private long addressOf(DirectBuffer buffer, int offset, int frames) {
        if (buffer.byteArray() == null) {
            return buffer.addressOffset() + offset;
        }
        if (copied == null) {
            copied = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY * Tick.FRAME_LENGTH));
        }
        copied.putBytes(0, buffer, offset, frames * Tick.FRAME_LENGTH);
        return copied.addressOffset();
    }

    boolean isInVenueOrder() {
        return venueSigns >= 0;
    }

    boolean areQuotes() {
        return quoteSigns >= 0;
    }

    boolean haveSpreads() {
        return spreadSigns >= 0;
    }

    long anySource() {
        return anySource;
    }

    boolean haveBidVolume() {
        return anyBidVolume != 0;
    }

    void recordFlags(int index, int flags) {
        words[RECORD_SOURCE + index] = Tick.with(words[SOURCE + index], flags);
    }

    /** Sets flags of records; returns how many repeat the one before. */
    int recordRepeats(int from, int to, long bidPoints, long askPoints, int kept, int repeated) {
        long keptBits = Tick.with(-1, kept);
        int shift = Tick.flagShift(repeated);
        long previousBid = bidPoints;
        long previousAsk = askPoints;
        int repeats = 0;
        for (int i = from; i < to; i++) {
            long moved = words[BID + i] ^ previousBid | words[ASK + i] ^ previousAsk;
            long isRepeated = moved - 1 >>> Long.SIZE - 1; // 1 where nothing moved
            words[RECORD_SOURCE + i] = words[SOURCE + i] & keptBits | isRepeated << shift;
            repeats += (int) isRepeated;
            previousBid = words[BID + i];
            previousAsk = words[ASK + i];
        }
        return repeats;
    }

    /** Mixes the hash of each record into a hash; {@link #hash} was asked for. */
    long mixInto(long hash, int from, int to, long firstSequence) {
        long mixed = hash;
        for (int i = from; i < to; i++) {
            long sum = words[HASH + i] + scrambled(words[RECORD_SOURCE + i], SOURCE_KEY);
            mixed = RecordHash.mix(mixed, RecordHash.ofTick(firstSequence + i - from, sum));
        }
        return mixed;
    }

    /** Works out what goes into hashes for all up to {@code end}, since they will be asked for, unless that was done. */
    void hash(int from, int end, long symbolHash) {
        if (isHashed && hashedSymbol == symbolHash) {
            return;
        }
        long same = TICK_SEED + scrambled(beside + symbolHash, INSTRUMENT_KEY);
        // two columns a loop: of these the compiler takes several ticks at once, of one loop for all it does not
        for (int i = from; i < end; i++) {
            words[HASH + i] =
                    same + scrambled(words[EVENT_NS + i], EVENT_KEY) + scrambled(words[VENUE_NS + i], VENUE_KEY);
        }
        for (int i = from; i < end; i++) {
            words[HASH + i] += scrambled(words[BID + i], BID_KEY) + scrambled(words[ASK + i], ASK_KEY);
        }
        for (int i = from; i < end; i++) {
            words[HASH + i] +=
                    scrambled(words[BID_VOLUME + i], BID_VOLUME_KEY) + scrambled(words[ASK_VOLUME + i], ASK_VOLUME_KEY);
        }
        isHashed = true;
        hashedSymbol = symbolHash;
    }
}
