package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void shouldBeginAnewWithEachSession() {
        SessionVwap vwap = new SessionVwap();
        vwap.update(10, 1);
        vwap.update(20, 3);
        assertEquals(17.5, vwap.value());
        vwap.startSession();
        assertFalse(vwap.isReady());
        assertEquals(0, vwap.value());
        vwap.update(8, 2);
        assertEquals(8, vwap.value());
    }

    @Test
    void shouldHaveNoVwapWithoutVolume() {
        SessionVwap session = new SessionVwap();
        RollingVwap rolling = new RollingVwap(2);
        for (int i = 0; i < 5; i++) {
            session.update(10, 0);
            rolling.update(10, 0);
            assertFalse(session.isReady());
            assertFalse(rolling.isReady());
            assertEquals(0, session.value());
            assertEquals(0, rolling.value());
        }
        session.update(11, 4);
        rolling.update(11, 4);
        assertEquals(11, session.value());
        assertEquals(11, rolling.value());
    }

    /** A session of a million bars, in the last digits. */
    @Test
    void shouldNotDriftInALongSession() {
        WalkBars bars = new WalkBars(37, 1_000_000);
        SessionVwap vwap = new SessionVwap();
        long sum = 0;
        long volumes = 0;
        for (int i = 0; i < bars.count(); i++) {
            vwap.update(bars.close[i], bars.volume[i]);
            sum += Math.round(bars.close[i] * 100_000) * (long) bars.volume[i];
            volumes += (long) bars.volume[i];
            if (i % 1_000 == 999) {
                double exact = (double) sum / volumes / 100_000;
                assertEquals(exact, vwap.value(), 1e-15 * exact * 4, "bar " + i);
            }
        }
    }

    @Test
    void shouldKeepTheRangeOfThisSessionAndOfTheLast() {
        SessionRange range = new SessionRange();
        range.startSession();
        assertFalse(range.isReady());
        assertFalse(range.hasPrevious());
        range.update(12, 10);
        range.update(11, 9);
        assertEquals(12, range.high());
        assertEquals(9, range.low());
        range.startSession();
        range.startSession(); // a holiday
        assertFalse(range.isReady());
        assertEquals(0, range.high());
        assertTrue(range.hasPrevious());
        assertEquals(12, range.previousHigh());
        assertEquals(9, range.previousLow());
        range.update(-3, -5);
        assertEquals(-3, range.high());
        assertEquals(-5, range.low());
    }
}
