package io.ringfire.app.guardian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.guardian.RestartPlan.State;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The rules on a clock by hand. Seen failing with a wait that begins anew at each look, and with attempts that are not counted.
 */
class RestartPlanTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final RestartPlan plan = new RestartPlan(new RestartRules(30 * SECOND, 3, HOUR));
    private long nowNs = 1_000 * SECOND;

    /** Looks each second while it is down; returns the seconds until it is to be started, -1 when it is not within two minutes. */
    private int secondsDown() {
        for (int second = 0; second < 120; second++) {
            if (plan.isDue(true, nowNs)) {
                return second;
            }
            nowNs += SECOND;
        }
        return -1;
    }

    private void up(long ns) {
        nowNs += ns;
        assertFalse(plan.isDue(false, nowNs));
    }

    @Test
    void shouldStartHalfAMinuteBehindTheEnd() {
        up(SECOND);
        assertEquals(State.RUNNING, plan.state());
        assertFalse(plan.isDue(true, nowNs));
        assertEquals(State.WAITING, plan.state());
        nowNs += 30 * SECOND - 1;
        assertFalse(plan.isDue(true, nowNs));
        nowNs++;
        assertTrue(plan.isDue(true, nowNs));
        assertEquals(State.RUNNING, plan.state());
    }

    @Test
    void shouldGiveUpBehindThreeAttempts() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(30, secondsDown());
            assertEquals(attempt, plan.attempts());
        }
        assertEquals(-1, secondsDown());
        assertEquals(State.GIVEN_UP, plan.state());
    }

    /** Three ends in an hour are too many, however long it worked in between. */
    @Test
    void shouldCountAnewBehindAnHourWithoutAnEndAndNotBefore() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(30, secondsDown());
            up(10 * 60 * SECOND);
            assertEquals(attempt, plan.attempts());
        }
        up(HOUR - 10 * 60 * SECOND - 1);
        assertEquals(3, plan.attempts());
        up(1);
        assertEquals(0, plan.attempts());
        assertEquals(30, secondsDown());
    }

    @Test
    void shouldLeaveAloneWhatComesBackByItself() {
        assertFalse(plan.isDue(true, nowNs));
        up(10 * SECOND);
        assertEquals(State.RUNNING, plan.state());
        assertEquals(0, plan.attempts());
        assertEquals(30, secondsDown(), "the wait begins anew");
    }

    @Test
    void shouldStartNothingWhereNoAttemptIsAllowed() {
        RestartPlan none = new RestartPlan(new RestartRules(30 * SECOND, 0, HOUR));
        assertFalse(none.isDue(true, nowNs));
        assertEquals(State.GIVEN_UP, none.state());
        assertFalse(none.isDue(true, nowNs + HOUR));
    }
}
