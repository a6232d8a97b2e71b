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

    /** As {@link #of(Tick, int, long)}, for the tick at an index. */
    public static long of(TickBlock ticks, int index, int flags, long symbolHash) {
        return ofTick(
                ticks.sequence(index),
                ticks.eventNs(index),
                ((long) ticks.besideInstrument(index) << 32) + symbolHash,
                ticks.venueNs(index),
                ticks.bidPoints(index),
                ticks.askPoints(index),
                ticks.bidVolumeMicroLots(index),
                ticks.askVolumeMicroLots(index),
                ticks.sourceWith(index, flags));
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
        long sum = TickDecoder.TEMPLATE_ID
                + scrambled(sequence, MULTIPLIER)
                + scrambled(eventNs, MULTIPLIER + STEP)
                + scrambled(besideAndSymbol, MULTIPLIER + 2 * STEP)
                + scrambled(venueNs, MULTIPLIER + 3 * STEP)
                + scrambled(bidPoints, MULTIPLIER + 4 * STEP)
                + scrambled(askPoints, MULTIPLIER + 5 * STEP)
                + scrambled(bidVolume, MULTIPLIER + 6 * STEP)
                + scrambled(askVolume, MULTIPLIER + 7 * STEP)
                + scrambled(sourceAndFlags, MULTIPLIER + 8 * STEP);
        return mix(sum, TickDecoder.BLOCK_LENGTH);
    }

    /** Products of words do not depend on each other, so that the processor overlaps them; the key differs for each word. */
    private static long scrambled(long word, long key) {
        return (word ^ key) * (key | 1);
    }
}
