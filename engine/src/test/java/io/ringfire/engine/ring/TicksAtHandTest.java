package io.ringfire.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.EaBarEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class TicksAtHandTest {
    private static final long NS = 1_700_000_000_000_000_000L;

    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TicksAtHand ticks = new TicksAtHand();

    private void tick(long sequence) {
        TickEncoder tick = new TickEncoder();
        slot.open(tick, sequence, NS + sequence, (int) sequence % 3, 0xFFFF)
                .venueNs(1)
                .bidPoints(100_000 + sequence)
                .askPoints(-sequence)
                .sourceId(0xFFFE)
                .flags((int) sequence);
        slot.commit(tick);
        add();
    }

    /** Of the same length as a tick. */
    private void bar(long sequence) {
        EaBarEncoder bar = new EaBarEncoder();
        slot.open(bar, sequence, NS + sequence, 0, 0);
        slot.commit(bar);
        add();
    }

    private void add() {
        RecordFrame.seal(slot.buffer(), 0);
        byte[] record = new byte[slot.length()];
        slot.buffer().getBytes(0, record);
        bytes.writeBytes(record);
    }

    @Test
    void shouldReadEachWhereItLies() {
        for (long i = 0; i < 5; i++) {
            tick(i);
        }
        MemorySource source = new MemorySource(bytes.toByteArray());
        assertTrue(source.next() && source.next());
        assertEquals(4, ticks.look(source));
        for (int i = 0; i < 4; i++) {
            long sequence = i + 1;
            ticks.go(i);
            assertEquals(sequence, ticks.sequence());
            assertEquals(NS + sequence, ticks.eventNs());
            assertEquals(sequence % 3, ticks.instrumentId());
            assertEquals(100_000 + sequence, ticks.bidPoints());
            assertEquals(-sequence, ticks.askPoints());
            assertEquals(0xFFFE, ticks.sourceId());
            assertEquals(sequence, ticks.flags());
        }
        assertThrows(IndexOutOfBoundsException.class, () -> ticks.go(4));
        assertThrows(IndexOutOfBoundsException.class, () -> ticks.go(-1));
    }

    /** Seen failing with the lengths alone compared. */
    @Test
    void shouldEndAtARecordOfAnotherKindOfTheSameLength() {
        tick(0);
        tick(1);
        bar(2);
        tick(3);
        MemorySource source = new MemorySource(bytes.toByteArray());
        assertTrue(source.next());
        assertEquals(2, ticks.look(source));
        source.skip(1);
        assertTrue(source.next());
        assertEquals(4, source.atHand() + 2, "they are of one length");
        assertEquals(0, ticks.look(source));
        assertThrows(IndexOutOfBoundsException.class, () -> ticks.go(0));
    }
}
