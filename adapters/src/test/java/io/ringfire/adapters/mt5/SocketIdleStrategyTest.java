package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SocketIdleStrategyTest {
    private int shortWaits;
    private int longWaits;
    private final SocketIdleStrategy idle = new SocketIdleStrategy(this::await);

    /** Seen failing with waits that were always short, and with ones that stayed long behind the first work. */
    @Test
    void shouldWaitLongerWhereNothingCameForASecondAndShortAgainBehindTheFirstWork() {
        turns(SocketIdleStrategy.QUIET_TURNS + 2);
        assertEquals(SocketIdleStrategy.QUIET_TURNS, shortWaits);
        assertEquals(2, longWaits);

        idle.idle(1);
        turns(1);
        assertEquals(SocketIdleStrategy.QUIET_TURNS + 1, shortWaits);
        assertEquals(2, longWaits);
    }

    /** Whatever comes once a second must not find the long wait. Seen failing where work did not begin the count anew. */
    @Test
    void shouldCountFromTheLastWorkOn() {
        turns(SocketIdleStrategy.QUIET_TURNS - 1);
        idle.idle(3);
        turns(SocketIdleStrategy.QUIET_TURNS);
        assertEquals(0, longWaits);
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            idle.idle(0);
        }
    }

    private void await(int ms) {
        if (ms == SocketIdleStrategy.SHORT_MS) {
            shortWaits++;
        } else {
            assertEquals(SocketIdleStrategy.LONG_MS, ms);
            longWaits++;
        }
    }
}
