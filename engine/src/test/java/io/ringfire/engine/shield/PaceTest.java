package io.ringfire.engine.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Shields;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MINUTE = 60_000_000_000L;

    private static Pace pace(long coolDownNs, int bySymbol, int inAll) {
        return new Pace(Shields.rules(600, coolDownNs, bySymbol, inAll));
    }

    @Test
    void shouldLetEverythingPassWithoutLimits() {
        Pace pace = pace(0, 0, 0);
        for (int i = 1; i < 500; i++) {
            assertEquals(ShieldOutcome.PASSED, pace.check(1, i));
            pace.onPassed(1, i);
        }
    }

    @Test
    void shouldLetOneEntryASymbolPassAtAnInstant() {
        Pace pace = pace(0, 0, 0);
        pace.onPassed(1, 5);
        assertEquals(ShieldOutcome.SUPERSEDED, pace.check(1, 5));
        assertEquals(ShieldOutcome.PASSED, pace.check(2, 5));
        assertEquals(ShieldOutcome.PASSED, pace.check(1, 6));
    }

    @Test
    void shouldCoolDownBySymbol() {
        Pace pace = pace(5 * MINUTE, 0, 0);
        pace.onPassed(1, MINUTE);
        assertEquals(ShieldOutcome.COOL_DOWN, pace.check(1, 6 * MINUTE - 1));
        assertEquals(ShieldOutcome.PASSED, pace.check(1, 6 * MINUTE));
        assertEquals(ShieldOutcome.PASSED, pace.check(2, 2 * MINUTE));
    }

    @Test
    void shouldCapASymbolsHourWhereverItBegins() {
        Pace pace = pace(0, 2, 0);
        pace.onPassed(1, 0);
        pace.onPassed(1, 30 * MINUTE);
        assertEquals(ShieldOutcome.SYMBOL_CAP, pace.check(1, 60 * MINUTE - 1));
        assertEquals(ShieldOutcome.PASSED, pace.check(1, 60 * MINUTE));
        pace.onPassed(1, 60 * MINUTE);
        assertEquals(ShieldOutcome.SYMBOL_CAP, pace.check(1, 89 * MINUTE));
        assertEquals(ShieldOutcome.PASSED, pace.check(2, 61 * MINUTE));
    }

    @Test
    void shouldCapTheHourOfAll() {
        Pace pace = pace(0, 0, 2);
        pace.onPassed(1, 0);
        pace.onPassed(2, MINUTE);
        assertEquals(ShieldOutcome.HOURLY_CAP, pace.check(3, 59 * MINUTE));
        assertEquals(ShieldOutcome.PASSED, pace.check(3, 60 * MINUTE));
    }
}
