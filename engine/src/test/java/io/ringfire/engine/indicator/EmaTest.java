package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EmaTest {
    /** The average as a weighted sum, newest first: alpha (1 - alpha)^i, and what is left over on the first value. */
    private static double naive(double[] values, int count, int period) {
        double alpha = 2.0 / (period + 1);
        double sum = 0;
        for (int i = 0; i < count - 1; i++) {
            sum += alpha * StrictMath.pow(1 - alpha, i) * values[count - 1 - i];
        }
        return sum + StrictMath.pow(1 - alpha, count - 1) * values[0];
    }

    @Test
    void shouldEqualTheWeightedSum() {
        SplittableRandom random = new SplittableRandom(7);
        for (int period : new int[] {1, 2, 10, 20, 200}) {
            Ema ema = new Ema(period);
            double[] closes = new double[500];
            for (int i = 0; i < closes.length; i++) {
                closes[i] = 216_000 + random.nextInt(2_000);
                ema.update(closes[i]);
                assertEquals(naive(closes, i + 1, period), ema.value(), 1e-6, "period " + period + " value " + i);
                assertEquals(i + 1, ema.count());
            }
        }
    }

    @Test
    void shouldBeSeededWithTheFirstValue() {
        Ema ema = new Ema(10);
        assertEquals(0, ema.count());
        ema.update(42);
        assertEquals(42, ema.value());
    }

    @Test
    void shouldBeSeededWithTheMeanWhereAsked() {
        Ema ema = new Ema(3, Ema.Seed.SMA);
        ema.update(1);
        ema.update(2);
        assertEquals(0, ema.value());
        ema.update(6);
        assertEquals(3, ema.value());
        ema.update(5);
        assertEquals(4, ema.value());
    }

    @Test
    void shouldFollowAtOnceWithAPeriodOfOne() {
        Ema ema = new Ema(1);
        ema.update(42);
        ema.update(7);
        assertEquals(7, ema.value());
    }

    @Test
    void shouldRefuseAPeriodBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new Ema(0));
    }
}
