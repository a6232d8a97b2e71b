package io.ringfire.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.TimerEncoder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class DocumentBuilderTest {
    private final MemoryLog log = new MemoryLog();
    private final DocumentBuilder document = new DocumentBuilder(log);
    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();

    private void add(long sequence) {
        TimerEncoder timer = new TimerEncoder();
        slot.open(timer, sequence, 1_000 + sequence, -1, 0xFFFF);
        slot.commit(timer);
        document.addAndSeal(slot.buffer(), 0, slot.length(), slot.eventNs());
    }

    @Test
    void shouldAppendNothingBeforeItIsFlushed() {
        add(0);
        assertEquals(0, log.documents());
        assertEquals(1, document.pending());
        document.flush();
        assertEquals(List.of(1), log.recordsByDocument());
        assertEquals(0, document.pending());
    }

    @Test
    void shouldAppendNothingWhenNothingWaits() {
        document.flush();
        assertEquals(0, log.documents());
    }

    @Test
    void shouldHoldNoMoreThanADocumentMay() {
        for (int i = 0; i < 2 * RecordLog.MAX_RECORDS_PER_DOCUMENT + 1; i++) {
            add(i);
        }
        document.flush();

        assertEquals(
                List.of(RecordLog.MAX_RECORDS_PER_DOCUMENT, RecordLog.MAX_RECORDS_PER_DOCUMENT, 1),
                log.recordsByDocument());
    }

    @Test
    void shouldSealItsCopyAndLeaveTheSlotAlone() {
        add(5);
        document.flush();

        assertEquals(5, log.frames().get(0).sequence());
        assertEquals(0, slot.buffer().getInt(slot.length() - RecordFrame.CRC_LENGTH));
    }

    /** Each record's own, whatever lies before it. Seen failing with the checksum going on from the record before. */
    @Test
    void shouldSealEachRecordAsAReaderChecksIt() {
        DocumentBuilder checked = new DocumentBuilder(new RecordLog() {
            @Override
            public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
                int records = 0;
                for (int at = offset; at < offset + length; at += RecordFrame.length(buffer, at)) {
                    assertTrue(RecordFrame.isIntact(buffer, at), "record " + records);
                    records++;
                }
                assertEquals(3, records);
            }

            @Override
            public void force() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
        for (int lap = 0; lap < 2; lap++) {
            for (int i = 0; i < 3; i++) {
                TimerEncoder timer = new TimerEncoder();
                slot.open(timer, i, 1_000, -1, 0xFFFF).dueNs(31L * i);
                slot.commit(timer);
                checked.addAndSeal(slot.buffer(), 0, slot.length(), slot.eventNs());
            }
            checked.flush();
        }
    }

    @Test
    void shouldPassOnThatTheLogTookNothing() {
        log.failsAfter(0);
        add(0);
        assertThrows(JournalException.class, document::flush);
    }
}
