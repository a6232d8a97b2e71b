package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A made-up gold market: a seeded walk of {@value #TICKS} quotes, 50 ms apart, run through again and again with times that go
 * on. Frames as a segment holds them; {@link #next} changes the times of the current one only.
 */
final class BenchTicks {
    static final int TICKS = 1 << 16;
    static final int FRAME_BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;

    private static final long SEED = 1;
    private static final long STEP_NS = 50_000_000L;
    private static final long START_NS = JournalTicks.EVENT_NS;
    private static final long MIDDLE_POINTS = 1_300_000;
    private static final int SPREAD_POINTS = 300;
    private static final int WIDEST_MOVE_POINTS = 100;

    private final UnsafeBuffer frames = new UnsafeBuffer(ByteBuffer.allocateDirect(TICKS * FRAME_BYTES));
    private final TickEncoder tick = new TickEncoder();
    private final long[] bidPoints = new long[TICKS];
    private int index = -1;
    private long eventNs = START_NS;

    BenchTicks() {
        SplittableRandom random = new SplittableRandom(SEED);
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        long bid = MIDDLE_POINTS;
        for (int i = 0; i < TICKS; i++) {
            bid += ((MIDDLE_POINTS - bid) >> 10) + random.nextInt(-WIDEST_MOVE_POINTS, WIDEST_MOVE_POINTS + 1);
            bidPoints[i] = bid;
            int offset = i * FRAME_BYTES;
            RecordFrame.length(frames, offset, FRAME_BYTES);
            tick.wrapAndApplyHeader(frames, offset + RecordFrame.HEADER_OFFSET, header)
                    .sequence(i)
                    .instrumentId(0)
                    .accountId(0xFFFF)
                    .bidPoints(bid)
                    .askPoints(bid + SPREAD_POINTS)
                    .sourceId(0)
                    .flags(0);
        }
    }

    /** Moves to the next quote, and gives it its time. */
    void next() {
        index = (index + 1) & (TICKS - 1);
        eventNs += STEP_NS;
        tick.wrap(frames, offset() + RecordFrame.BLOCK_OFFSET).eventNs(eventNs).venueNs(eventNs);
    }

    DirectBuffer buffer() {
        return frames;
    }

    int offset() {
        return index * FRAME_BYTES;
    }

    long eventNs() {
        return eventNs;
    }

    long bidPoints() {
        return bidPoints[index];
    }

    long askPoints() {
        return bidPoints[index] + SPREAD_POINTS;
    }
}
