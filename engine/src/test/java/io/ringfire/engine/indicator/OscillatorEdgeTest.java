package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Markets that go one way, or hardly at all: where formulas divide by nothing. */
class OscillatorEdgeTest {
    @Test
    void shouldBeAtItsEndsWithoutFallsOrWithoutRises() {
        Rsi up = new Rsi(14);
        Rsi down = new Rsi(14);
        for (int i = 0; i < 100; i++) {
            up.update(1 + i * 0.1);
            down.update(100 - i * 0.1);
        }
        assertEquals(100, up.value());
        assertEquals(0, down.value());
    }

    @Test
    void shouldPutTheCloseBetweenTheExtremes() {
        for (Stochastic.Slowing slowing : Stochastic.Slowing.values()) {
            Stochastic stochastic = new Stochastic(2, 1, 1, slowing);
            stochastic.update(12, 10, 11);
            stochastic.update(14, 12, 13);
            assertEquals(75, stochastic.k());
            stochastic.update(14, 12, 14);
            assertEquals(100, stochastic.k());
            stochastic.update(13, 10, 10);
            assertEquals(0, stochastic.d());
        }
    }

    /** %K of 100 in a range of 1, then of 0 in a range of 3: the mean is 50, MetaTrader's ratio 25. */
    @Test
    void shouldSlowAsItSays() {
        Stochastic mean = new Stochastic(1, 2, 1, Stochastic.Slowing.MEAN);
        Stochastic ratio = new Stochastic(1, 2, 1, Stochastic.Slowing.RATIO_OF_SUMS);
        for (Stochastic each : new Stochastic[] {mean, ratio}) {
            each.update(11, 10, 11);
            each.update(13, 10, 10);
        }
        assertEquals(50, mean.k());
        assertEquals(25, ratio.k());
    }

    @Test
    void shouldPointWhereTheMarketGoes() {
        Adx adx = new Adx(5);
        for (int i = 0; i < 50; i++) {
            adx.update(11 + i, 10 + i, 11 + i);
        }
        assertEquals(100, adx.adx(), 1e-12);
        assertEquals(100, adx.plusDi(), 1e-12);
        assertEquals(0, adx.minusDi());
    }

    /** A score of one that differs from n − 1 equal ones is √(n − 1), its bound. */
    @Test
    void shouldBoundTheScore() {
        ZScore score = new ZScore(10);
        for (int i = 0; i < 9; i++) {
            score.update(1.1);
        }
        score.update(1.2);
        assertEquals(3, score.value(), 1e-12);
    }

    /** A window of one bar has no deviation of its own. */
    @Test
    void shouldTakeAPeriodOfOne() {
        Cci cci = new Cci(1);
        Bollinger bands = new Bollinger(1, 2);
        cci.update(3, 1, 2);
        bands.update(7);
        assertEquals(0, cci.value());
        assertEquals(7, bands.upper());
        assertEquals(0.5, bands.percentB());
    }
}
