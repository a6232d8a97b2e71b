package io.ringfire.app.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seen failing with counts that were not taken off from those of the hour before, and without a bound. */
class HourlyFlowTest {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
    private final HourlyFlow flow = new HourlyFlow(counter -> counts.getOrDefault(counter, 0L));

    @Test
    void shouldCountWhatCameInEachHour() {
        count(10, 1, 1, 0);
        flow.look(5 * HOUR_NS + 1);
        count(30, 2, 2, 1);
        flow.look(6 * HOUR_NS - 1);
        count(31, 2, 2, 2);
        flow.look(6 * HOUR_NS);
        assertEquals(
                List.of(new HourlyFlow.Hour(5 * HOUR_NS, 30, 2, 2, 1), new HourlyFlow.Hour(6 * HOUR_NS, 1, 0, 0, 1)),
                flow.hours());
    }

    @Test
    void shouldKeepADayAndNoMore() {
        for (int hour = 0; hour < 40; hour++) {
            count(hour + 1, 0, 0, 0);
            flow.look(hour * HOUR_NS);
        }
        assertEquals(HourlyFlow.MOST_HOURS, flow.hours().size());
        assertEquals(16 * HOUR_NS, flow.hours().get(0).startNs());
    }

    @Test
    void shouldAddToTheHourThatWasBegunWhenTheClockGoesBack() {
        count(5, 0, 0, 0);
        flow.look(8 * HOUR_NS);
        count(7, 0, 0, 0);
        flow.look(8 * HOUR_NS - 10);
        assertEquals(List.of(new HourlyFlow.Hour(8 * HOUR_NS, 7, 0, 0, 0)), flow.hours());
    }

    private void count(long ticks, long signals, long orders, long fills) {
        counts.put(Counter.TICKS, ticks);
        counts.put(Counter.SIGNALS, signals);
        counts.put(Counter.ORDERS, orders);
        counts.put(Counter.FILLS, fills);
    }
}
