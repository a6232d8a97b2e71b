package io.ringfire.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.EventFactory;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SignalEncoder;
import org.junit.jupiter.api.Test;

class SectionTest {
    private final Section section = EngineEvent.factory().newInstance().signals();
    private final SignalEncoder signal = new SignalEncoder();

    private void write(long signalId) {
        section.open(signal, 4, 0xFFFF).signalId(signalId);
        section.commit(signal);
    }

    @Test
    void shouldBelongToNoEventUntilItIsComplete() {
        assertFalse(section.isOf(0));
        section.begin(0, 1_000, 0);
        write(1);
        assertFalse(section.isOf(0), "a stage that throws here leaves it so");
        section.complete();
        assertTrue(section.isOf(0));
        assertFalse(section.isOf(1));
    }

    /** The stage of the next lap threw: what the last lap left must not pass for its work. */
    @Test
    void shouldNotBelongToTheEventOfTheLastLapOnceBegunAnew() {
        section.begin(0, 1_000, 0);
        section.complete();
        section.begin(1_024, 2_000, 0);

        assertFalse(section.isOf(0));
        assertFalse(section.isOf(1_024));
    }

    @Test
    void shouldHoldRecordsBackToBackWithOrdinalsBehindThePrecedingOnes() {
        section.begin(9, 1_000, 3);
        write(1);
        write(2);
        section.complete();
        int length = RecordFrame.length(section.buffer(), 0);

        assertEquals(2, section.count());
        assertEquals(5, section.countWithPreceding());
        assertEquals(2 * length, section.length());
        for (int i = 0; i < 2; i++) {
            int offset = i * length;
            assertEquals(length, RecordFrame.length(section.buffer(), offset));
            assertEquals(9, RecordFrame.sequence(section.buffer(), offset));
            assertEquals(1_000, RecordFrame.eventNs(section.buffer(), offset));
            assertEquals(3 + i, RecordFrame.ordinal(section.buffer(), offset));
            assertEquals(SignalDecoder.TEMPLATE_ID, RecordFrame.templateId(section.buffer(), offset));
        }
    }

    @Test
    void shouldBeEmptyWhenBegunAnew() {
        section.begin(0, 1_000, 2);
        write(1);
        section.begin(1, 1_000, 0);

        assertEquals(0, section.count());
        assertEquals(0, section.countWithPreceding());
        assertEquals(0, section.length());
    }

    @Test
    void shouldSayWhenItIsFullAndThrowRatherThanWriteBehindItsEnd() {
        section.begin(0, 1_000, 0);
        int written = 0;
        while (section.hasRoomFor(signal, 0)) {
            write(++written);
        }

        assertTrue(written > EngineEvent.MAX_SIGNALS, written + " fit");
        int full = written;
        assertThrows(IllegalStateException.class, () -> section.open(signal, 4, 0xFFFF));
        assertEquals(full, section.count());
        assertTrue(section.length() <= EngineEvent.SIGNALS_CAPACITY);
    }

    @Test
    void shouldCountTextWhenAskedForRoom() {
        section.begin(0, 1_000, 0);

        assertTrue(section.hasRoomFor(signal, 100));
        assertFalse(section.hasRoomFor(signal, EngineEvent.SIGNALS_CAPACITY));
    }

    @Test
    void shouldBeOneForAllSlotsOfARingWhoseStagesShareAThread() {
        EventFactory<EngineEvent> slots = EngineEvent.sharingFactory();
        EngineEvent one = slots.newInstance();
        EngineEvent next = slots.newInstance();
        assertSame(one.signals(), next.signals());
        assertSame(one.decisions(), next.decisions());
        assertSame(one.proofs(), next.proofs());
        assertNotSame(one.inbound(), next.inbound(), "several facts wait at once");
        assertNotSame(one.signals(), EngineEvent.sharingFactory().newInstance().signals(), "not those of another ring");
    }

    /** Seen failing, as many a test of the threaded pipeline, with slots that share. */
    @Test
    void shouldBeEachSlotsOwnWhereStagesAreAtSeveralEvents() {
        EventFactory<EngineEvent> slots = EngineEvent.factory();
        assertNotSame(slots.newInstance().signals(), slots.newInstance().signals());
        assertNotSame(slots.newInstance().decisions(), slots.newInstance().decisions());
    }
}
