package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KalmanTest {
    /** By hand: Q 1, R 2, begun at 10 with variance 2; predicted 3, gain 3/5. */
    @Test
    void shouldFollowByItsGain() {
        Kalman filter = new Kalman(1, 2);
        filter.update(10);
        assertEquals(10, filter.level());
        assertEquals(2, filter.variance());
        assertEquals(0, filter.standardInnovation());
        filter.update(15);
        assertEquals(0.6, filter.gain(), 1e-15);
        assertEquals(13, filter.level(), 1e-14);
        assertEquals(1.2, filter.variance(), 1e-15);
        assertEquals(5, filter.innovation());
        assertEquals(5 / StrictMath.sqrt(5), filter.standardInnovation(), 1e-15);
    }

    @Test
    void shouldSettleAtTheGainOfItsRatio() {
        for (double ratio : new double[] {1e-6, 0.01, 1, 100}) {
            Kalman filter = new Kalman(3 * ratio, 3);
            for (int i = 0; i < 20_000; i++) {
                filter.update(i);
            }
            double settled = (StrictMath.sqrt(ratio * ratio + 4 * ratio) - ratio) / 2;
            assertEquals(settled, filter.gain(), 1e-9 * settled);
        }
    }

    /** Written out in precisions, the inverses of variances, which add where variances shrink. */
    @Test
    void shouldEqualTheFormOfPrecisionsOnAMillionBars() {
        WalkBars bars = new WalkBars(47, 1_000_000);
        Kalman filter = new Kalman(1e-8, 1e-6);
        filter.update(bars.close[0]);
        double level = bars.close[0];
        double precision = 1e6;
        for (int i = 1; i < bars.count(); i++) {
            filter.update(bars.close[i]);
            double predicted = 1 / (1 / precision + 1e-8);
            precision = predicted + 1e6;
            level = (predicted * level + 1e6 * bars.close[i]) / precision;
            assertEquals(level, filter.level(), 1e-12);
        }
        assertEquals(1 / precision, filter.variance(), 1e-18);
    }

    /** On data of its own model: innovations have the variance that it says. */
    @Test
    void shouldBeStandardNormalWhereTheVariancesAreTrue() {
        SplittableRandom random = new SplittableRandom(41);
        Kalman filter = new Kalman(0.25, 4);
        double level = 100;
        double squares = 0;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            level += 0.5 * random.nextGaussian();
            filter.update(level + 2 * random.nextGaussian());
            squares += filter.standardInnovation() * filter.standardInnovation();
        }
        assertEquals(1, squares / count, 0.02);
    }
}
