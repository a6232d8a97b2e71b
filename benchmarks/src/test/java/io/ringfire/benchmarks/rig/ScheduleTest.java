package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    /** Fails when a message is due so long after the one before was taken: a closed loop. */
    @Test
    void shouldKeepIntendedTimesHoweverLateAMessageIsTaken() {
        Schedule schedule = new Schedule(1_000);
        schedule.begin(5);
        assertEquals(5, schedule.take(5));
        assertEquals(5 + 1_000_000, schedule.take(5 + 9_000_000));
        assertEquals(5 + 2_000_000, schedule.take(5 + 9_000_000));
        assertEquals(5 + 3_000_000, schedule.dueNs());
    }

    @Test
    void shouldCountWhatAProducerThatWasLateCaughtUp() {
        Schedule schedule = new Schedule(1_000);
        schedule.begin(0);
        schedule.take(0);
        schedule.take(2_000_000); // a step late: the next is due now
        schedule.take(3_500_000); // a step and a half
        schedule.take(3_500_000); // half a step
        assertEquals(1, schedule.caughtUp());
        assertEquals(1_500_000, schedule.latestNs());
        assertEquals(4, schedule.taken());
        schedule.count();
        assertEquals(0, schedule.caughtUp() + schedule.latestNs() + schedule.taken());
    }

    /** Fails when the remainder of a step is dropped: 300,000/s would be 300,030. */
    @Test
    void shouldNotDriftWhereAStepIsNoWholeNumberOfNanoseconds() {
        Schedule schedule = new Schedule(300_000);
        schedule.begin(7);
        for (int i = 0; i < 600_000; i++) {
            schedule.take(7);
        }
        assertEquals(7 + 2 * SECOND, schedule.dueNs());
    }

    @Test
    void shouldSayWhatIsDueAndHowMuchIsLeft() {
        Schedule schedule = new Schedule(1_000);
        schedule.begin(100);
        assertFalse(schedule.isDue(99));
        assertTrue(schedule.isDue(100));
        assertEquals(0, schedule.dueBefore(100));
        assertEquals(1, schedule.dueBefore(101));
        assertEquals(1, schedule.dueBefore(1_000_100));
        assertEquals(2, schedule.dueBefore(1_000_101));
    }

    @Test
    void shouldRefuseARateThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0));
    }
}
