package io.ringfire.engine.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final ThrottleRules RULES =
            new ThrottleRules(List.of(20 * MINUTE, 35 * MINUTE, 50 * MINUTE), 25, 550, 90 * MINUTE);

    private static int after(Throttle throttle, long minutes) {
        throttle.at(minutes * MINUTE);
        return throttle.thresholdPermille();
    }

    @Test
    void shouldGiveWayStepByStepDownToItsFloorAndComeBack() {
        Throttle throttle = new Throttle(600, RULES);
        assertEquals(600, after(throttle, 0));
        assertEquals(600, after(throttle, 19));
        assertEquals(575, after(throttle, 20));
        assertEquals(575, after(throttle, 34));
        assertEquals(550, after(throttle, 35));
        assertEquals(550, after(throttle, 50), "the floor");
        assertEquals(600, after(throttle, 90), "the drought is counted anew");
        assertEquals(575, after(throttle, 110));
    }

    @Test
    void shouldBeBackWhereItBeganWhenAnEntryPasses() {
        Throttle throttle = new Throttle(600, RULES);
        after(throttle, 0);
        after(throttle, 40);
        throttle.onPassed(40 * MINUTE);
        assertEquals(600, throttle.thresholdPermille());
        assertEquals(600, after(throttle, 59));
        assertEquals(575, after(throttle, 60));
    }

    @Test
    void shouldStayWithoutSteps() {
        Throttle throttle = new Throttle(600, ThrottleRules.NONE);
        assertEquals(600, after(throttle, 0));
        assertEquals(600, after(throttle, 10_000));
    }

    @Test
    void shouldNeverRiseAboveWhereItBeganForAFloorAboveIt() {
        Throttle throttle = new Throttle(500, RULES);
        after(throttle, 0);
        assertEquals(500, after(throttle, 60));
    }

    /**
     * A backtest asks at fewer events than a ring. Seen failing with a drought that is counted anew from the instant at which that is
     * noticed.
     */
    @Test
    void shouldSayTheSameHoweverOftenItIsAsked() {
        Random random = new Random(3);
        Throttle often = new Throttle(600, RULES);
        Throttle seldom = new Throttle(600, RULES);
        often.at(0);
        seldom.at(0);
        long minute = 0;
        for (int i = 0; i < 2_000; i++) {
            minute += random.nextInt(7);
            often.at(minute * MINUTE);
            if (random.nextInt(20) == 0) {
                seldom.at(minute * MINUTE);
                assertEquals(often.thresholdPermille(), seldom.thresholdPermille(), "at minute " + minute);
                assertEquals(often.droughtNs(minute * MINUTE), seldom.droughtNs(minute * MINUTE));
            }
        }
    }

    @Test
    void shouldRefuseDroughtsThatDoNotRise() {
        assertThrows(IllegalArgumentException.class, () -> new ThrottleRules(List.of(20L, 20L), 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new ThrottleRules(List.of(0L), 1, 0, 0));
    }
}
