package io.ringfire.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.TickEncoder;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a block takes of frames that lie together. Seen failing: with each of the four looked at no more, and with a column taken from the one beside. */
class TickBlockTest {
    private static final int FRAMES = 20;
    private static final int ODD = 13;
    private static final int INSTRUMENT = 3;
    private static final long SYMBOL = RecordHash.ofSymbol("XAUUSD");
    private static final int ORDINAL_OFFSET = RecordFrame.BLOCK_OFFSET + 20;
    private static final int VERSION_OFFSET = RecordFrame.HEADER_OFFSET + 6;

    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();
    private final TickEncoder tick = new TickEncoder();

    private enum Difference {
        INSTRUMENT,
        ORDINAL,
        VERSION,
        TIME
    }

    private UnsafeBuffer frames(UnsafeBuffer into) {
        for (int i = 0; i < FRAMES; i++) {
            slot.open(tick, i, 1_000 + i / 2, INSTRUMENT, 0xFFFF)
                    .venueNs(900 + 7 * i)
                    .bidPoints(1_000 + i % 3)
                    .askPoints(1_010 + i % 5)
                    .bidVolumeMicroLots(i)
                    .askVolumeMicroLots(2 * i)
                    .flags(i % 4);
            slot.commit(tick);
            into.putBytes(i * Tick.FRAME_LENGTH, slot.buffer(), 0, Tick.FRAME_LENGTH);
        }
        return into;
    }

    private UnsafeBuffer onTheHeap() {
        return frames(new UnsafeBuffer(new byte[FRAMES * Tick.FRAME_LENGTH]));
    }

    private UnsafeBuffer outside() {
        return frames(new UnsafeBuffer(ByteBuffer.allocateDirect(FRAMES * Tick.FRAME_LENGTH)));
    }

    private static TickBlock read(UnsafeBuffer frames) {
        TickBlock block = new TickBlock();
        block.read(frames, 0, FRAMES, INSTRUMENT);
        block.offer(100);
        return block;
    }

    @ParameterizedTest
    @EnumSource(Difference.class)
    void shouldTakeFramesUpToTheFirstThatIsUnlikeTheOthers(Difference difference) {
        UnsafeBuffer frames = outside();
        int odd = ODD * Tick.FRAME_LENGTH;
        switch (difference) {
            case INSTRUMENT -> RecordFrame.instrumentId(frames, odd, INSTRUMENT + 1);
            case ORDINAL -> frames.putShort(odd + ORDINAL_OFFSET, (short) 1);
            case VERSION -> frames.putShort(odd + VERSION_OFFSET, (short) 99);
            case TIME -> RecordFrame.eventNs(frames, odd, 1_000 + (ODD - 1) / 2 - 1);
        }

        assertEquals(ODD, read(frames).size());
    }

    @Test
    void shouldHashEachTickAsItsRecord() {
        assertEquals(oneByOne(), allAtOnce(read(outside())));
    }

    @Test
    void shouldHashFramesOnTheHeapAsThoseOutside() {
        assertEquals(oneByOne(), allAtOnce(read(onTheHeap())));
    }

    private static long allAtOnce(TickBlock block) {
        for (int i = block.from(); i < block.to(); i++) {
            block.recordFlags(i, 1 + i % 3);
        }
        return block.mixInto(77, SYMBOL);
    }

    private long oneByOne() {
        UnsafeBuffer frames = outside();
        Tick one = new Tick();
        long hash = 77;
        for (int i = 0; i < FRAMES; i++) {
            one.read(frames, i * Tick.FRAME_LENGTH, 100 + i, INSTRUMENT);
            hash = RecordHash.mix(hash, RecordHash.of(one, 1 + i % 3, SYMBOL));
        }
        return hash;
    }
}
