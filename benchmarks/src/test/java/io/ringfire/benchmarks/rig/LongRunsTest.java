package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fill, memory, and what is read of other processes; short, and by counts. */
class LongRunsTest {
    private static final long MS = 1_000_000L;

    private final StringWriter text = new StringWriter();
    private final RigReport report = new RigReport(new PrintWriter(text));

    @Test
    void shouldFillEveryOrderAndMeasureEachOnce() throws Exception {
        assertTrue(new OrderToFill(List.of(2_000L), 50 * MS, 200 * MS).run(report), text::toString);
        assertTrue(text.toString().contains("2000/s, offer to fill"), text::toString);
    }

    /** Fails when a fill is held against another order's times. */
    @Test
    void shouldMeasureAFillFromItsOwnTickAndOffer() {
        OrderToFill.FillTimes times = new OrderToFill.FillTimes();
        times.measureFrom(100);
        times.due(1, 50);
        times.due(2, 1_000);
        times.due(3, 2_000);
        times.offered(1, 60);
        times.offered(2, 1_300);
        times.offered(3, 2_300);
        times.filled(1, 5_000);
        times.filled(2, 1_700);
        times.filled(3, 2_900);
        assertEquals(2, times.fromOffer().getTotalCount());
        assertEquals(400, times.fromOffer().getMinValue());
        assertEquals(600, times.fromOffer().getMaxValue());
        assertEquals(700, times.fromTick().getMinValue());
        assertEquals(900, times.fromTick().getMaxValue());
    }

    /** Throws nothing and loses nothing; how much memory it takes is for a longer run to say. */
    @Test
    void shouldReadMemoryAtEachStep() throws Exception {
        assertTrue(new MemoryByTicks(20_000, 2, 1 << 20).run(report));
        if (!text.toString().contains("left out")) {
            assertEquals(
                    3,
                    text.toString()
                            .lines()
                            .filter(line -> line.contains("anonymous,"))
                            .count());
        }
    }

    @Test
    void shouldReadMemoryOfAnEngineOfEachSize() throws Exception {
        assertTrue(new MemoryBySymbols(List.of(1, 3), 2_000, 1 << 20).run(report));
        assertEquals(
                2,
                text.toString()
                        .lines()
                        .filter(line -> line.contains("of heap in use"))
                        .count());
    }

    @Test
    void shouldReadTheStepsOfAStart() {
        List<String> steps = List.of(
                "DEMO   636.2 ms     +0.5  fold      run 1 was killed: 1,000 facts, 0 orders made",
                "DEMO  1776.6 ms   +264.5  warm-up   0 recorded ticks, signals muted");
        assertEquals(0.0005, RecoveryTime.seconds(steps, "fold"));
        assertEquals(0.2645, RecoveryTime.seconds(steps, "warm-up"));
        assertThrows(IllegalStateException.class, () -> RecoveryTime.seconds(steps, "trading"));
    }

    @Test
    void shouldSayWhatIsLeftOut() throws Exception {
        assertTrue(new BacktestSpeed(null, "XAUUSD", List.of("ema-cross"), 1).run(report));
        assertTrue(text.toString().contains("left out, no --ticks names a data directory"));
    }
}
