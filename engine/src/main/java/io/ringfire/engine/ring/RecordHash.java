package io.ringfire.engine.ring;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.RunStartedEncoder;
import io.ringfire.engine.sbe.TickDecoder;
import org.agrona.DirectBuffer;

/**
 * 64-bit hashes of records and of state, for comparing one run with another; no defence against a forger. Static, allocates
 * nothing. A record's hash takes the symbol in place of the instrument id, and leaves out what may differ between equal
 * runs: the CRC, and from {@code RunStarted} the run number, the configuration's hash and the build.
 */
public final class RecordHash {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long STEP = 0xD1B5_4A32_D192_ED02L;
    private static final int INSTRUMENT_WORD = 2;

    // What a tick's words behind its sequence are scrambled with, in their order.
    static final long EVENT_KEY = MULTIPLIER + STEP;
    static final long INSTRUMENT_KEY = MULTIPLIER + 2 * STEP;
    static final long VENUE_KEY = MULTIPLIER + 3 * STEP;
    static final long BID_KEY = MULTIPLIER + 4 * STEP;
    static final long ASK_KEY = MULTIPLIER + 5 * STEP;
    static final long BID_VOLUME_KEY = MULTIPLIER + 6 * STEP;
    static final long ASK_VOLUME_KEY = MULTIPLIER + 7 * STEP;
    static final long SOURCE_KEY = MULTIPLIER + 8 * STEP;
    static final long TICK_SEED = TickDecoder.TEMPLATE_ID;

    private static final int RUN_STARTED_HASHED = RunStartedEncoder.runNumberEncodingOffset();

    private RecordHash() {}

    /** Folds a word into a hash. Order matters. */
    public static long mix(long hash, long word) {
        long mixed = (hash ^ word) * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    /** Hash of a symbol, to stand for its id. */
    public static long ofSymbol(String symbol) {
        long hash = symbol.length();
        for (int i = 0; i < symbol.length(); i++) {
            hash = mix(hash, symbol.charAt(i));
        }
        return hash;
    }

    /**
     * Hash of the frame at {@code offset}.
     *
     * @param symbolHash {@link #ofSymbol} of the record's instrument, 0 when it has none
     */
    public static long of(DirectBuffer buffer, int offset, long symbolHash) {
        int templateId = RecordFrame.templateId(buffer, offset);
        int start = offset + BLOCK_OFFSET;
        int bytes = templateId == RunStartedEncoder.TEMPLATE_ID
                ? RUN_STARTED_HASHED
                : RecordFrame.length(buffer, offset) - BLOCK_OFFSET - CRC_LENGTH;
        int words = bytes >>> 3;
        long sum = templateId;
        long key = MULTIPLIER;
        for (int i = 0; i < INSTRUMENT_WORD; i++) {
            sum += scrambled(buffer.getLong(start + (i << 3), LITTLE_ENDIAN), key);
            key += STEP;
        }
        long besideInstrument = buffer.getInt(start + (INSTRUMENT_WORD << 3) + Integer.BYTES, LITTLE_ENDIAN);
        sum += scrambled((besideInstrument << 32) + symbolHash, key);
        key += STEP;
        for (int i = INSTRUMENT_WORD + 1; i < words; i++) {
            sum += scrambled(buffer.getLong(start + (i << 3), LITTLE_ENDIAN), key);
            key += STEP;
        }
        for (int i = start + (words << 3); i < start + bytes; i++) {
            sum = mix(sum, buffer.getByte(i));
        }
        return mix(sum, bytes);
    }

    /**
     * Hash of a tick's record: what {@link #of(DirectBuffer, int, long)} gives for it.
     *
     * @param flags of the record, in place of those that its source set
     */
    public static long of(Tick tick, int flags, long symbolHash) {
        return ofTick(
                tick.sequence(),
                tick.eventNs(),
                ((long) tick.besideInstrument() << 32) + symbolHash,
                tick.venueNs(),
                tick.bidPoints(),
                tick.askPoints(),
                tick.bidVolumeMicroLots(),
                tick.askVolumeMicroLots(),
                tick.sourceWith(flags));
    }

    private static long ofTick(
            long sequence,
            long eventNs,
            long besideAndSymbol,
            long venueNs,
            long bidPoints,
            long askPoints,
            long bidVolume,
            long askVolume,
            long sourceAndFlags) {
        long sum = TICK_SEED
                + scrambled(eventNs, EVENT_KEY)
                + scrambled(besideAndSymbol, INSTRUMENT_KEY)
                + scrambled(venueNs, VENUE_KEY)
                + scrambled(bidPoints, BID_KEY)
                + scrambled(askPoints, ASK_KEY)
                + scrambled(bidVolume, BID_VOLUME_KEY)
                + scrambled(askVolume, ASK_VOLUME_KEY)
                + scrambled(sourceAndFlags, SOURCE_KEY);
        return ofTick(sequence, sum);
    }

    /** The hash of a tick's record, of its sequence and of the sum of its other words, each scrambled, and {@link #TICK_SEED}. */
    static long ofTick(long sequence, long sum) {
        return mix(sum + scrambled(sequence, MULTIPLIER), TickDecoder.BLOCK_LENGTH);
    }

    /** Products of words do not depend on each other, so that the processor overlaps them; the key differs for each word. */
    static long scrambled(long word, long key) {
        return (word ^ key) * (key | 1);
    }
}
