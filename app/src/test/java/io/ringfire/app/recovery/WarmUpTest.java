package io.ringfire.app.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.DocumentPlace;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private static final long T = 19_000 * 86_400_000_000_000L;
    private static final Instrument EURUSD = JournalScript.instrument(0, "EURUSD", 5);
    private static final Instrument GBPUSD = JournalScript.instrument(1, "GBPUSD", 5);
    private static final Instrument NZDUSD = JournalScript.instrument(2, "NZDUSD", 5);

    @TempDir
    Path directory;

    /** Ids are a run's own; seen failing, with one symbol's ticks under another's id, when they were taken as they were. */
    @Test
    void shouldPublishTheTicksOfEarlierRunsUnderThisRunsIds() {
        DataDirectory data = new DataDirectory(directory);
        try (JournalScript script = new JournalScript(data)) {
            script.start(T, 1, 1).define(T, List.of(EURUSD, GBPUSD, NZDUSD), 1);
            script.tick(T + 1, 0, 1).tick(T + 2, 1, 2).tick(T + 3, 2, 3);
            script.start(T + 4, 2, 1).define(T + 4, List.of(GBPUSD.withId(0)), 1);
            script.tick(T + 5, 0, 4);
            script.start(T + 6, 3, 1).define(T + 6, List.of(EURUSD, GBPUSD), 1).tick(T + 7, 0, 5);
        }
        List<Instrument> now = List.of(EURUSD.withId(0), GBPUSD.withId(1), JournalScript.instrument(2, "NZDUSD", 6));
        RecordingPublisher published = new RecordingPublisher();
        long count = new WarmUp(data, now)
                .publish(new ServiceRuns(data), new FactWriter(published, new EngineCounters()), T + 2, T + 6);
        assertEquals(2, count);
        assertEquals(List.of("1 at " + (T + 2) + " warm", "1 at " + (T + 5) + " warm"), published.events);
    }

    /**
     * Nothing before its instant is read but the definitions. Seen failing: with symbols mixed up where definitions were not read, and with ticks
     * lost where the nearest place at or behind the instant was taken.
     */
    @Test
    void shouldGoOnFromAPlaceShortlyBeforeItsInstant() {
        DataDirectory data = new DataDirectory(directory);
        int ticks = 5_000;
        try (JournalScript script = new JournalScript(data)) {
            script.start(T - 2, 1, 1)
                    .define(T - 2, List.of(GBPUSD.withId(0)), 1)
                    .tick(T - 1, 0, 1);
            script.start(T, 2, 1).define(T, List.of(EURUSD, GBPUSD), 1);
            for (int i = 1; i <= ticks; i++) {
                script.tick(T + i, i % 2, i);
            }
        }
        List<Instrument> now = List.of(EURUSD.withId(1), GBPUSD.withId(0));
        for (int from : new int[] {1, 2, 1_020, 1_021, 1_022, 1_023, 1_024, 4_000, ticks}) {
            RecordingPublisher published = new RecordingPublisher();
            ServiceRuns runs = new ServiceRuns(data);
            FactWriter facts = new FactWriter(published, new EngineCounters());
            assertEquals(ticks - from + 1, new WarmUp(data, now).publish(runs, facts, T + from, T + ticks + 1));
            int id = from % 2 == 0 ? 1 : 0;
            assertEquals(id + " at " + (T + from) + " warm", published.events.get(0));
        }
        ServiceRuns runs = new ServiceRuns(data);
        ServiceRun second = runs.newest().orElseThrow();
        DocumentPlace place = runs.shortlyBefore(T + 4_000, second).orElseThrow();
        try (QueueRecordSource source = QueueRecordSource.openAt(data.ticks(), place)) {
            assertTrue(source.next());
            long eventNs = RecordFrame.eventNs(source.buffer(), source.offset());
            assertTrue(eventNs > T + 2_900 && eventNs < T + 4_000, "at " + (eventNs - T));
        }
        assertEquals(Optional.empty(), runs.shortlyBefore(T + 1, second), "another run lies before");
    }

    /** Seen failing, with all that lie together, when the end was asked for once a document. */
    @Test
    void shouldEndWhereTheRunBeginsThoughMoreLiesTogether() {
        DataDirectory data = new DataDirectory(directory);
        try (JournalScript script = new JournalScript(data)) {
            script.start(T, 1, 1).define(T, List.of(EURUSD), 1);
            script.together(() -> {
                for (int i = 1; i <= 100; i++) {
                    script.tick(T + i, 0, i);
                }
            });
        }
        RecordingPublisher published = new RecordingPublisher();
        FactWriter facts = new FactWriter(published, new EngineCounters());
        WarmUp warmUp = new WarmUp(data, List.of(EURUSD));
        assertEquals(60, warmUp.publish(new ServiceRuns(data), facts, T + 21, T + 81));
        assertEquals("0 at " + (T + 21) + " warm", published.events.get(0));
        assertEquals("0 at " + (T + 80) + " warm", published.events.get(59));
    }

    @Test
    void shouldBeginAsManyHoursBeforeTheJournalsEndAsItIsTold() {
        long hour = 3_600_000_000_000L;
        assertEquals(T + 4 * hour, WarmUp.fromNs(T + 10 * hour, 6));
        assertEquals(0, WarmUp.fromNs(T + 10 * hour, 0));
        assertEquals(1, WarmUp.fromNs(2 * hour, 6), "0 would be none");
    }

    @Test
    void shouldPublishNothingForAFirstRun() {
        DataDirectory data = new DataDirectory(directory);
        assertEquals(0, WarmUp.fromNs(new ServiceRuns(data).lastEventNs(), 6));
        assertEquals(
                0,
                new WarmUp(data, List.of(EURUSD))
                        .publish(
                                new ServiceRuns(data),
                                new FactWriter(new RecordingPublisher(), new EngineCounters()),
                                0,
                                T));
    }

    private static final class RecordingPublisher implements FactPublisher {
        private final EngineEvent event = EngineEvent.factory().newInstance();
        private final List<String> events = new ArrayList<>();
        private long sequence = -1;

        @Override
        public EngineEvent claim() {
            sequence++;
            event.warmUp(false);
            return event;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        @Override
        public void publish() {
            events.add(event.inbound().instrumentId() + " at " + event.inbound().eventNs()
                    + (event.isWarmUp() ? " warm" : " cold"));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
