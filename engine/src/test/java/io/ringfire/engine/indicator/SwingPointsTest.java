package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SwingPointsTest {
    @Test
    void shouldKnowASwingOnlyAfterTheBarsToItsRight() {
        SwingPoints swings = new SwingPoints(1, 2);
        swings.update(10, 9);
        swings.update(12, 11);
        swings.update(11, 10);
        assertFalse(swings.isReady());
        assertFalse(swings.hasHigh(), "12 is not proven by one lower bar");
        swings.update(11, 10);
        assertTrue(swings.isReady());
        assertTrue(swings.isNewHigh());
        assertEquals(12, swings.high());
        assertEquals(2, swings.highAge());
        assertFalse(swings.hasLow());
        swings.update(15, 14);
        assertFalse(swings.isNewHigh());
        assertEquals(12, swings.high());
        assertEquals(3, swings.highAge());
        assertTrue(!swings.isNewLow(), "the low of 10 was touched twice, the last time one bar ago");
        swings.update(16, 15);
        assertTrue(swings.isNewLow());
        assertEquals(10, swings.low());
        assertEquals(2, swings.lowAge());
    }

    @Test
    void shouldTakeTheLastOfEqualHighs() {
        SwingPoints swings = new SwingPoints(1, 1);
        double[] highs = {1, 5, 5, 5, 2};
        for (int i = 0; i < highs.length; i++) {
            assertFalse(swings.hasHigh());
            swings.update(highs[i], 0.5);
        }
        assertTrue(swings.isNewHigh());
        assertEquals(1, swings.highAge());
        assertFalse(swings.hasLow());
    }

    /**
     * Bars on a coarse grid, so that equal ones are common. Seen failing with {@code >=} where behind is to be
     * lower.
     */
    @Test
    void shouldEqualTheDefinitionWrittenOut() {
        WalkBars bars = new WalkBars(31, 20_000);
        for (int i = 0; i < bars.count(); i++) {
            bars.high[i] = StrictMath.rint(bars.high[i] * 2_000);
            bars.low[i] = StrictMath.rint(bars.low[i] * 2_000) - 1;
        }
        for (int[] sides : new int[][] {{1, 1}, {2, 2}, {5, 3}, {2, 7}}) {
            int left = sides[0];
            int right = sides[1];
            SwingPoints swings = new SwingPoints(left, right);
            int highs = 0;
            for (int i = 0; i < bars.count(); i++) {
                swings.update(bars.high[i], bars.low[i]);
                boolean isHigh = i >= left + right;
                boolean isLow = isHigh;
                int at = i - right;
                for (int j = at - left; j <= i && i >= left + right; j++) {
                    isHigh &= j <= at ? bars.high[j] <= bars.high[at] : bars.high[j] < bars.high[at];
                    isLow &= j <= at ? bars.low[j] >= bars.low[at] : bars.low[j] > bars.low[at];
                }
                assertEquals(isHigh, swings.isNewHigh());
                assertEquals(isLow, swings.isNewLow());
                if (isHigh) {
                    assertEquals(bars.high[at], swings.high());
                    highs++;
                }
                if (isLow) {
                    assertEquals(bars.low[at], swings.low());
                }
            }
            assertTrue(highs > 100, "swings " + highs);
        }
    }
}
