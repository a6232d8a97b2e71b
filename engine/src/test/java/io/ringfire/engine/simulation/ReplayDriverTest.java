package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class ReplayDriverTest {
    private static final long NOON = Preambles.NOON;

    private final EngineCounters counters = new EngineCounters();
    private final List<String> seen = new ArrayList<>();
    private final FactWriter replayed = new FactWriter(
            new SlotPublisher(new Stage() {
                @Override
                public StageName name() {
                    return StageName.INGEST;
                }

                @Override
                public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
                    seen.add(sequence
                            + (event.inbound().isVoid()
                                    ? " void"
                                    : " " + event.inbound().templateId()));
                }
            }),
            counters);

    /** RunStarted 0, InstrumentDefined 1, account 2, ticks 3 and 4, Timer 5, tick 6, RunEnded 7. */
    private static MemoryLog run(boolean keepsTicks) {
        EngineCounters counters = new EngineCounters();
        MemoryLog log = new MemoryLog();
        FactWriter facts = new FactWriter(
                new SlotPublisher(new IngestStage(counters), new TickJournalStage(log, keepsTicks, false)), counters);
        Preambles.publish(facts, Instruments.eurusd(0));
        facts.tick(NOON + 1, 0, 0, NOON + 1, 100, 101, 0);
        facts.tick(NOON + 2, 0, 0, NOON + 2, 101, 102, 0);
        facts.timer(NOON + 3, NOON + 3);
        facts.tick(NOON + 4, 0, 0, NOON + 4, 102, 103, 0);
        facts.runEnded(NOON + 5, 0);
        return log;
    }

    private static MemorySource only(MemoryLog log, LongPredicate sequences) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : log.frames()) {
            if (sequences.test(frame.sequence())) {
                bytes.writeBytes(frame.buffer().byteArray());
            }
        }
        return new MemorySource(bytes.toByteArray());
    }

    private static MarketData ticks(MemoryLog log) {
        return new MarketDataMerge(List.of(new MarketDataMerge.Input(
                log.source(),
                (buffer, offset) -> RecordFrame.instrumentId(buffer, offset),
                Long.MIN_VALUE,
                Long.MAX_VALUE)));
    }

    private ReplayDriver driver(MemorySource own, MarketData market) {
        return new ReplayDriver(replayed, own, market, () -> seen.add("preamble over"));
    }

    @Test
    void shouldPublishEveryFactUnderTheSequenceThatItHad() {
        ReplayDriver driver = driver(run(true).source(), null);
        assertTrue(driver.run());
        assertEquals(List.of("0 3", "1 2", "2 13", "preamble over", "3 1", "4 1", "5 5", "6 1", "7 4"), seen);
        assertEquals(8, driver.published());
    }

    /** What ingest dropped is not in the journal, and must not move what comes behind it. */
    @Test
    void shouldFillGapsOfAServicesRunWithEmptySlots() {
        ReplayDriver driver = driver(only(run(true), sequence -> sequence != 3 && sequence != 4), null);
        assertTrue(driver.run());
        assertEquals(List.of("0 3", "1 2", "2 13", "preamble over", "3 void", "4 void", "5 5", "6 1", "7 4"), seen);
        assertEquals(6, driver.published());
    }

    @Test
    void shouldFillGapsOfABacktestWithItsMarketData() {
        ReplayDriver driver = driver(run(false).source(), ticks(run(true)));
        assertTrue(driver.run());
        assertEquals(List.of("0 3", "1 2", "2 13", "preamble over", "3 1", "4 1", "5 5", "6 1", "7 4"), seen);
    }

    @Test
    void shouldSayThatMarketDataIsMissing() {
        MarketData tooFew = ticks(new MemoryLog());
        String message = assertThrows(
                        JournalException.class,
                        () -> driver(run(false).source(), tooFew).run())
                .getMessage();
        assertTrue(message.contains("sequence=3"), message);
    }

    @Test
    void shouldSayThatARunWasKilled() {
        assertFalse(driver(only(run(true), sequence -> sequence < 5), null).run());
        assertEquals("4 1", seen.get(seen.size() - 1));
    }

    @Test
    void shouldStopAtTheEndOfItsRun() {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(run(true).bytes());
        two.writeBytes(run(true).bytes());
        assertTrue(driver(new MemorySource(two.toByteArray()), null).run());
        assertEquals("7 4", seen.get(seen.size() - 1));
    }

    @Test
    void shouldRefuseFactsThatGoBackwards() {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        byte[] first = only(run(true), sequence -> sequence < 5).buffer().byteArray();
        twice.writeBytes(first);
        twice.writeBytes(first);
        String message = assertThrows(
                        JournalException.class,
                        () -> driver(new MemorySource(twice.toByteArray()), null)
                                .run())
                .getMessage();
        assertTrue(message.contains("sequence=0") && message.contains("sequence=4"), message);
    }
}
