package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateCheckTest {
    @Test
    void shouldWarnBelowNineHundredNinetyNineThousandths() {
        assertTrue(RateCheck.isReached(100_000, 99_900));
        assertFalse(RateCheck.isReached(100_000, 99_899));
        assertEquals("", RateCheck.warning("engine", 100_000, 99_900));
        assertEquals(
                "WARNING: engine sent 61,234/s of the 100,000/s asked for (61.2 %): its percentiles are those of a queue",
                RateCheck.warning("engine", 100_000, 61_234));
    }

    /** Fails when the time is not what the sending took: a producer that gives up late would have reached its rate. */
    @Test
    void shouldTakeTheTimeThatTheSendingTookAndNoLessThanTheSchedules() {
        assertEquals(1_000, RateCheck.achieved(1_000, 1_000_000_000L, 999_000_000L));
        assertEquals(500, RateCheck.achieved(1_000, 1_000_000_000L, 2_000_000_000L));
    }
}
