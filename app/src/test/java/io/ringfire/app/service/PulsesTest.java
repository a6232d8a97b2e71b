package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.app.console.EngineVitals;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulsesTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private long nowNs = 100 * SECOND_NS;
    private long turns;
    private long occupancy;
    private long sequence;
    private final Pulses pulses = new Pulses(() -> nowNs, "keeper");

    @Test
    void shouldSaySinceWhenACountStandsStill() {
        pulses.watch("turning", () -> turns);
        pulses.watch("stuck", () -> 7);
        for (int i = 0; i < 10; i++) {
            turns++;
            look();
        }
        assertEquals(Map.of("turning", 0L, "stuck", 10 * SECOND_NS, "keeper", 0L), ages());
    }

    /** Its own thread, too: else nobody would look, and all would seem well. */
    @Test
    void shouldAgeWithoutALook() {
        pulses.watch("turning", () -> turns);
        nowNs += 8 * SECOND_NS;
        assertEquals(Map.of("turning", 8 * SECOND_NS, "keeper", 8 * SECOND_NS), ages());
    }

    /** Seen failing without a look at what comes out: a ring that is never empty, and flows, seemed stuck. */
    @Test
    void shouldFindStagesStuckOnlyWhileEventsLieInTheRingAndNoneComesOut() {
        pulses.watch("stages", new RingProgress(() -> occupancy, () -> sequence));
        look();
        look();
        assertEquals(0L, ages().get("stages"), "an idle ring is well");
        occupancy = 3;
        sequence = 10;
        look();
        sequence = 11;
        look();
        assertEquals(0L, ages().get("stages"), "a busy ring is well");
        look();
        look();
        assertEquals(2 * SECOND_NS, ages().get("stages"));
        occupancy = 0;
        look();
        assertEquals(0L, ages().get("stages"));
    }

    private void look() {
        nowNs += SECOND_NS;
        pulses.doWork();
    }

    private Map<String, Long> ages() {
        Map<String, Long> ages = new TreeMap<>();
        for (EngineVitals.Pulse pulse : pulses.ages()) {
            ages.put(pulse.name(), pulse.ageNs());
        }
        return ages;
    }
}
