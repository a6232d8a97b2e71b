package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million values, each window against the same computed from nothing. Seen failing with sums that subtract what
 * leaves, and with deviations from sums of squares: at the jumps below they keep what they lost there.
 */
class SlidingWindowTest {
    private static final int MILLION = 1_000_000;
    private static final int[] LENGTHS = {1, 2, 3, 20, 50};
    private static final double BOUND = 1e-13; // relative; 50 × 2^-53 is 5.6e-15

    /** A walk on prices of all sizes: every now and then it jumps to another order of magnitude. */
    private static double[] walk() {
        SplittableRandom random = new SplittableRandom(23);
        double[] values = new double[MILLION];
        double value = 1;
        for (int i = 0; i < MILLION; i++) {
            if (random.nextInt(5_000) == 0) {
                value = StrictMath.pow(10, random.nextInt(-5, 10));
            }
            value *= 1 + (random.nextDouble() - 0.5) / 1_000;
            values[i] = value;
        }
        return values;
    }

    @Test
    void shouldSumWithoutDrift() {
        double[] values = walk();
        for (int length : LENGTHS) {
            SlidingSum window = new SlidingSum(length);
            for (int i = 0; i < MILLION; i++) {
                window.add(values[i]);
                CompensatedSum sum = new CompensatedSum();
                for (int j = Math.max(0, i - length + 1); j <= i; j++) {
                    sum.add(values[j]);
                }
                assertNear(sum.sum(), window.sum(), length, i);
            }
        }
    }

    @Test
    void shouldKeepMeanAndDeviationWithoutDrift() {
        double[] values = walk();
        for (int length : LENGTHS) {
            SlidingMoments window = new SlidingMoments(length);
            for (int i = 0; i < MILLION; i++) {
                window.add(values[i]);
                int from = Math.max(0, i - length + 1);
                double mean = 0;
                for (int j = from; j <= i; j++) {
                    mean += values[j];
                }
                mean /= i - from + 1;
                double squares = 0;
                for (int j = from; j <= i; j++) {
                    squares += (values[j] - mean) * (values[j] - mean);
                }
                assertNear(mean, window.mean(), length, i);
                // a difference of means is known to some 2^-53 of the mean, whatever the deviation
                assertEquals(
                        Math.sqrt(squares / (i - from + 1)),
                        window.deviation(),
                        1e-12 * window.deviation() + 1e-15 * mean);
            }
        }
    }

    @Test
    void shouldKnowExtremesExactly() {
        WalkBars bars = new WalkBars(29, MILLION);
        for (int length : LENGTHS) {
            SlidingExtremes window = new SlidingExtremes(length);
            for (int i = 0; i < MILLION; i++) {
                window.add(bars.high[i], bars.low[i]);
                double highest = bars.high[i];
                double lowest = bars.low[i];
                for (int j = Math.max(0, i - length + 1); j < i; j++) {
                    highest = Math.max(highest, bars.high[j]);
                    lowest = Math.min(lowest, bars.low[j]);
                }
                assertEquals(highest, window.highest());
                assertEquals(lowest, window.lowest());
            }
        }
    }

    /** Whatever was before: z-scores and bands divide by this. */
    @Test
    void shouldHaveNoDeviationAtAllWhenAllValuesAreEqual() {
        SlidingMoments window = new SlidingMoments(20);
        ZScore score = new ZScore(20);
        for (int i = 0; i < 1_000; i++) {
            double value = i % 100 < 50 ? 1e9 / (i + 1) : 1.1;
            window.add(value);
            score.update(value);
            if (i % 100 >= 69) {
                assertEquals(0.0, window.deviation(), "at " + i);
                assertEquals(1.1, window.mean());
                assertEquals(0.0, score.value());
            }
        }
    }

    private static void assertNear(double expected, double actual, int length, int at) {
        // compared first: a message for each of millions would cost more than they do
        if (!(Math.abs(actual - expected) <= BOUND * Math.abs(expected))) {
            assertEquals(expected, actual, "length " + length + " at " + at);
        }
    }
}
