package io.ringfire.engine.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.MemorySource;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.sbe.TimerEncoder;
import io.ringfire.engine.simulation.MarketDataMerge.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarketDataMergeTest {
    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();

    /** Ticks of one segment: event time and bid, in pairs; numbered from 0. */
    private MemorySource segment(long... pairs) {
        MemoryLog log = new MemoryLog();
        DocumentBuilder document = new DocumentBuilder(log);
        TickEncoder tick = new TickEncoder();
        for (int i = 0; i < pairs.length; i += 2) {
            slot.open(tick, i / 2, pairs[i], 77, 0xFFFF).bidPoints(pairs[i + 1]);
            slot.commit(tick);
            document.addAndSeal(slot.buffer(), 0, slot.length(), pairs[i]);
        }
        document.flush();
        return log.source();
    }

    private static Input input(MemorySource source, int instrumentId) {
        return new Input(source, (buffer, offset) -> instrumentId, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static List<String> all(Input... inputs) {
        List<String> all = new ArrayList<>();
        try (MarketDataMerge merge = new MarketDataMerge(List.of(inputs))) {
            while (merge.next()) {
                TickDecoder tick = new TickDecoder()
                        .wrap(
                                merge.buffer(),
                                merge.offset() + RecordFrame.BLOCK_OFFSET,
                                TickDecoder.BLOCK_LENGTH,
                                TickDecoder.SCHEMA_VERSION);
                all.add(merge.eventNs() + ":" + merge.instrumentId() + ":" + tick.bidPoints());
            }
            assertFalse(merge.next(), "the end stays the end");
        }
        return all;
    }

    @Test
    void shouldOrderByTime() {
        assertEquals(
                List.of("1:0:10", "2:1:20", "3:0:11", "4:1:21"),
                all(input(segment(1, 10, 3, 11), 0), input(segment(2, 20, 4, 21), 1)));
    }

    @Test
    void shouldOrderOneInstantBySymbolWhateverTheOrderOfImport() {
        List<String> expected = List.of("5:0:10", "5:0:11", "5:1:20", "5:1:21");
        assertEquals(expected, all(input(segment(5, 10, 5, 11), 0), input(segment(5, 20, 5, 21), 1)));
        assertEquals(expected, all(input(segment(5, 20, 5, 21), 1), input(segment(5, 10, 5, 11), 0)));
    }

    @Test
    void shouldOrderOneSymbolsSegmentsByRecordNumberAndThenByTheirPlace() {
        assertEquals(
                List.of("5:0:10", "5:0:20", "5:0:11", "5:0:21"),
                all(input(segment(5, 10, 5, 11), 0), input(segment(5, 20, 5, 21), 0)));
    }

    @Test
    void shouldTakeOnlyWhatLiesInTheRange() {
        Input input = new Input(segment(1, 10, 2, 11, 3, 12, 4, 13), (buffer, offset) -> 0, 2, 4);
        assertEquals(List.of("2:0:11", "3:0:12"), all(input));
    }

    @Test
    void shouldPassOverWhatIsNoTickOrOfNoInstrumentOfTheRun() {
        MemoryLog log = new MemoryLog();
        DocumentBuilder document = new DocumentBuilder(log);
        TimerEncoder timer = new TimerEncoder();
        slot.open(timer, 0, 1, -1, 0xFFFF);
        slot.commit(timer);
        document.addAndSeal(slot.buffer(), 0, slot.length(), 1);
        document.flush();
        assertEquals(List.of(), all(input(log.source(), 0)));
        assertEquals(
                List.of("2:0:11"),
                all(new Input(
                        segment(1, 10, 2, 11),
                        (buffer, offset) -> RecordFrame.sequence(buffer, offset) == 1 ? 0 : -1,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE)));
    }

    @Test
    void shouldBeEmptyWithoutInputsAndCloseThemAll() {
        assertEquals(List.of(), all());
        MemorySource one = segment(1, 10);
        MemorySource two = segment();
        all(input(one, 0), input(two, 1));
        assertTrue(one.isClosed() && two.isClosed());
    }

    @Test
    void shouldEqualASortOfEverything() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            List<Input> inputs = new ArrayList<>();
            List<long[]> expected = new ArrayList<>();
            for (int id = 0; id < 6; id++) {
                long[] pairs = new long[2 * random.nextInt(60)];
                long eventNs = 0;
                for (int i = 0; i < pairs.length; i += 2) {
                    eventNs += random.nextInt(3);
                    pairs[i] = eventNs;
                    pairs[i + 1] = random.nextInt(1_000);
                    expected.add(new long[] {eventNs, id, pairs[i + 1]});
                }
                inputs.add(random.nextInt(inputs.size() + 1), input(segment(pairs), id));
            }
            expected.sort((left, right) ->
                    left[0] != right[0] ? Long.compare(left[0], right[0]) : Long.compare(left[1], right[1]));
            assertEquals(
                    expected.stream().map(e -> e[0] + ":" + e[1] + ":" + e[2]).toList(),
                    all(inputs.toArray(Input[]::new)));
        }
    }
}
