package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.AllocationMeter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What package-info promises of every indicator. */
class IndicatorContractTest {
    private static final int BARS = 600; // some six sessions
    private static final double NEAR = 1e-14;

    static List<Kind> kinds() {
        return Kind.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeReadyAfterSoManyBarsAndZeroBefore(Kind kind) {
        WalkBars bars = new WalkBars(3, BARS);
        Probe probe = kind.maker().get();
        assertFalse(probe.isReady());
        for (int i = 0; i < BARS; i++) {
            boolean hasEarlyValue = kind.name().equals("ema, first value");
            for (int j = 0; j < kind.flat().length && !probe.isReady() && !hasEarlyValue; j++) {
                assertEquals(0, probe.value(j), "value " + j + " before bar " + i);
            }
            probe.update(bars, i);
            assertEquals(i + 1 >= kind.readyAfter(), probe.isReady(), "at bar " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeWhatItSaysInAFlatMarket(Kind kind) {
        WalkBars bars = new WalkBars(5, BARS).flat(Kind.FLAT_PRICE);
        Probe probe = kind.maker().get();
        for (int i = 0; i < BARS; i++) {
            probe.update(bars, i);
        }
        for (int j = 0; j < kind.flat().length; j++) {
            assertEquals(kind.flat()[j], probe.value(j), NEAR, "value " + j);
        }
    }

    /** After a market that moved, too: what is left of it must not be divided by nothing. */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldAlwaysBeFinite(Kind kind) {
        WalkBars bars = new WalkBars(7, 5_000);
        for (int i = 1_000; i < 4_000; i++) {
            bars.high[i] = bars.high[999];
            bars.low[i] = bars.high[999];
            bars.close[i] = bars.high[999];
            bars.volume[i] = 0;
        }
        Probe probe = kind.maker().get();
        for (int i = 0; i < bars.count(); i++) {
            probe.update(bars, i);
            for (int j = 0; j < kind.flat().length; j++) {
                assertTrue(Double.isFinite(probe.value(j)), "value " + j + " at bar " + i + " is " + probe.value(j));
            }
        }
    }

    /**
     * At each bar, what was said in the whole history is said by one that ends there, and by one that goes on quite
     * differently. What takes one bar at a time could only differ by state that it shares: seen failing with a
     * static field. That a swing is not known before the bars to its right is in {@link SwingPointsTest}.
     */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldNotLookAhead(Kind kind) {
        WalkBars bars = new WalkBars(11, BARS);
        double[][] whole = run(kind, bars, BARS);
        for (int length = 1; length <= BARS; length += 13) {
            double[][] truncated = run(kind, bars, length);
            WalkBars other = new WalkBars(13, BARS);
            System.arraycopy(bars.high, 0, other.high, 0, length);
            System.arraycopy(bars.low, 0, other.low, 0, length);
            System.arraycopy(bars.close, 0, other.close, 0, length);
            System.arraycopy(bars.volume, 0, other.volume, 0, length);
            double[][] differently = run(kind, other, BARS);
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < kind.flat().length; j++) {
                    assertEquals(whole[i][j], truncated[i][j], "value " + j + " at bar " + i + " of " + length);
                    assertEquals(whole[i][j], differently[i][j], "value " + j + " at bar " + i + " of " + length);
                }
            }
        }
    }

    private static double[][] run(Kind kind, WalkBars bars, int length) {
        Probe probe = kind.maker().get();
        double[][] values = new double[length][kind.flat().length];
        for (int i = 0; i < length; i++) {
            probe.update(bars, i);
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = probe.value(j);
            }
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldAllocateNothing(Kind kind) {
        assertTrue(leastBytes(kind.maker().get(), kind.flat().length, false) == 0, "bytes allocated");
    }

    /** The measurement itself: an array in every hundredth bar does not pass. */
    @Test
    void shouldSeeAnAllocation() {
        assertTrue(leastBytes(Kind.all().get(0).maker().get(), 1, true) > 0);
    }

    private static double sink;
    private static int[] escaped;

    private static long leastBytes(Probe probe, int values, boolean allocates) {
        WalkBars bars = new WalkBars(17, 4_096);
        AllocationMeter meter = new AllocationMeter(200_000, 10, 50_000);
        long last = meter.lastCount();
        for (long n = 0; n <= last; n++) {
            meter.count();
            int i = (int) (n & 4_095);
            probe.update(bars, i);
            for (int j = 0; j < values; j++) {
                sink += probe.value(j);
            }
            if (allocates && n % 100 == 0) {
                escaped = new int[1];
            }
        }
        return meter.leastBytes();
    }

    /** Refused before it is in the state: the next good bar gives what it would have given. */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseWhatIsNotANumberAndGoOn(Kind kind) {
        WalkBars bars = new WalkBars(19, BARS);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e101}) {
            WalkBars spoilt = new WalkBars(19, BARS);
            spoilt.high[0] = bad;
            spoilt.low[0] = bad;
            spoilt.close[0] = bad;
            Probe probe = kind.maker().get();
            double[][] expected = run(kind, bars, BARS);
            for (int i = 0; i < BARS; i++) {
                if (i % 50 == 49) {
                    assertThrows(
                            IllegalArgumentException.class, () -> probe.feed().update(spoilt, 0));
                }
                boolean startsSession = bars.startsSession(i);
                probe.update(bars, i);
                for (int j = 0; j < kind.flat().length && !startsSession; j++) {
                    if (!kind.name().contains("session")) {
                        assertEquals(expected[i][j], probe.value(j), "value " + j + " at bar " + i);
                    }
                }
            }
        }
    }

    @Test
    void shouldRefuseWrongParameters() {
        assertThrows(IllegalArgumentException.class, () -> new Sma(0));
        assertThrows(IllegalArgumentException.class, () -> new Ema(-1));
        assertThrows(IllegalArgumentException.class, () -> new Rsi(100_001));
        assertThrows(IllegalArgumentException.class, () -> new Atr(0));
        assertThrows(IllegalArgumentException.class, () -> new Bollinger(20, 0));
        assertThrows(IllegalArgumentException.class, () -> new Bollinger(20, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Keltner(20, 0, 2, Keltner.Kind.SIMPLE));
        assertThrows(IllegalArgumentException.class, () -> new Macd(26, 26, 9, Ema.Seed.SMA));
        assertThrows(IllegalArgumentException.class, () -> new Stochastic(14, 0, 3, Stochastic.Slowing.MEAN));
        assertThrows(IllegalArgumentException.class, () -> new Adx(0));
        assertThrows(IllegalArgumentException.class, () -> new Cci(0));
        assertThrows(IllegalArgumentException.class, () -> new RollingVwap(0));
        assertThrows(IllegalArgumentException.class, () -> new Donchian(0));
        assertThrows(IllegalArgumentException.class, () -> new Kalman(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Kalman(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new ZScore(1));
        assertThrows(IllegalArgumentException.class, () -> new SwingPoints(60_000, 60_000));
    }

    @Test
    void shouldRefuseBarsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new Donchian(3).update(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Atr(3).update(2, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> new SessionVwap().update(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new RollingVwap(3).update(1, Double.NaN));
    }
}
