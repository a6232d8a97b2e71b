package io.ringfire.journal;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.InstrumentDefinedEncoder;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.RunStartedEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes sealed frames for tests. */
public final class Frames {
    /** Bytes of a tick's frame. */
    public static final int TICK_BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;

    private static final MessageHeaderEncoder HEADER = new MessageHeaderEncoder();
    private static final TickEncoder TICK = new TickEncoder();

    private Frames() {}

    /** Writes a sealed tick and returns its length. */
    public static int tick(UnsafeBuffer buffer, int offset, long sequence, long eventNs) {
        return tick(buffer, offset, sequence, eventNs, 110_000 + sequence % 100, 110_010 + sequence % 100);
    }

    /** Writes a sealed tick and returns its length. */
    public static int tick(UnsafeBuffer buffer, int offset, long sequence, long eventNs, long bid, long ask) {
        RecordFrame.length(buffer, offset, TICK_BYTES);
        TICK.wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, HEADER)
                .sequence(sequence)
                .eventNs(eventNs)
                .instrumentId(0)
                .ordinal(0)
                .accountId(65535)
                .venueNs(eventNs)
                .bidPoints(bid)
                .askPoints(ask)
                .bidVolumeMicroLots(1_500_000)
                .askVolumeMicroLots(0)
                .sourceId(0)
                .flags(0);
        RecordFrame.seal(buffer, offset);
        return TICK_BYTES;
    }

    /** Writes a sealed instrument and returns its length. */
    public static int instrument(UnsafeBuffer buffer, int offset, String symbol, int digits) {
        int length = RecordFrame.BLOCK_OFFSET + InstrumentDefinedEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;
        buffer.setMemory(offset, length, (byte) 0);
        RecordFrame.length(buffer, offset, length);
        new InstrumentDefinedEncoder()
                .wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, HEADER)
                .sequence(0)
                .eventNs(0)
                .instrumentId(0)
                .accountId(65535)
                .symbol(symbol)
                .digits((short) digits);
        RecordFrame.seal(buffer, offset);
        return length;
    }

    /** Writes a sealed start of a run and returns its length. */
    public static int runStarted(UnsafeBuffer buffer, int offset, long sequence, long eventNs, String build) {
        RunStartedEncoder run = new RunStartedEncoder();
        run.wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, HEADER)
                .sequence(sequence)
                .eventNs(eventNs)
                .instrumentId(-1)
                .ordinal(0)
                .accountId(65535)
                .nextOrderNumber(1)
                .warmUpFromNs(0)
                .mode((short) 'P')
                .reserved((short) 0)
                .installation("ABC234")
                .runNumber(1)
                .configHash("0".repeat(64))
                .build(build);
        int length = RecordFrame.BLOCK_OFFSET + run.encodedLength() + RecordFrame.CRC_LENGTH;
        RecordFrame.length(buffer, offset, length);
        RecordFrame.seal(buffer, offset);
        return length;
    }

    /** Writes a sealed frame of any possible length around a tick's header: content from the seed. */
    public static int filler(UnsafeBuffer buffer, int offset, int length, long seed) {
        for (int i = 0; i < length; i++) {
            buffer.putByte(offset + i, (byte) (seed * 31 + i));
        }
        RecordFrame.length(buffer, offset, length);
        RecordFrame.seal(buffer, offset);
        return length;
    }
}
