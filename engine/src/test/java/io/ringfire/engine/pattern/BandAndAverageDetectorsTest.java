package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of each detector of bands, levels and averages on candles of a seeded walk whose volatility comes in clusters. */
class BandAndAverageDetectorsTest {
    private static final int CANDLES = 20_000;
    private static final double BASE = 1_000_000; // half points, around which charts are turned upside down

    /** Names, and how the detector is made. */
    static Stream<Arguments> detectors() {
        return Stream.of(
                made(VolatilityContractionBreakout.NAME, VolatilityContractionBreakout::configured),
                made(BollingerReversionSqueeze.NAME, BollingerReversionSqueeze::configured),
                made(KalmanFade.NAME, KalmanFade::configured),
                made(EmaRsiBollingerVwap.NAME, EmaRsiBollingerVwap::configured),
                made(EmaRsiScalp.NAME, EmaRsiScalp::configured));
    }

    private static Arguments made(
            String name, Function<StrategyParameters, Function<Instrument, Detector>> configured) {
        return Arguments.of(name, configured);
    }

    /** Seen failing where one side alone found an excursion again, or took its stop from the newest candle alone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("detectors")
    void shouldFindTheMirrorOfAllThatItFindsWithStopAndTargetOnTheirSides(
            String name, Function<StrategyParameters, Function<Instrument, Detector>> configured) {
        Walk walk = new Walk(7, 1);
        Walk mirror = new Walk(7, -1);
        Run upright = new Run(configured);
        Run turned = new Run(configured);
        int buys = 0;
        int sells = 0;
        for (int i = 0; i < CANDLES; i++) {
            boolean isFound = upright.take(walk);
            assertEquals(isFound, turned.take(mirror), "at candle " + i);
            if (isFound) {
                Setup setup = upright.setup;
                int sign = setup.side().sign();
                double close = upright.candles.close(0);
                assertTrue(sign * (close - setup.stopPoints()) > 0, "stop at candle " + i);
                assertEquals(BASE - setup.stopPoints(), turned.setup.stopPoints(), 1e-4);
                assertEquals(setup.side().opposite(), turned.setup.side());
                assertEquals(setup.confidencePermille(), turned.setup.confidencePermille(), 1);
                assertTrue(setup.confidencePermille() > 0 && setup.confidencePermille() <= 1_000);
                assertEquals(setup.hasTargetPrice(), turned.setup.hasTargetPrice());
                if (setup.hasTargetPrice()) {
                    assertTrue(sign * (setup.targetPoints() - close) > 0, "target at candle " + i);
                    assertEquals(BASE - setup.targetPoints(), turned.setup.targetPoints(), 1e-4);
                } else {
                    assertTrue(setup.rewardToRisk() > 0);
                }
                buys += sign > 0 ? 1 : 0;
                sells += sign < 0 ? 1 : 0;
            }
        }
        assertTrue(buys > 0 && sells > 0, buys + " bought, " + sells + " sold");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("detectors")
    void shouldAllocateNothing(String name, Function<StrategyParameters, Function<Instrument, Detector>> configured) {
        assertEquals(0, leastBytes(configured, false), name);
        assertTrue(leastBytes(configured, true) > 0, "the meter sees what is allocated");
    }

    private static int[] escaped;

    private static long leastBytes(
            Function<StrategyParameters, Function<Instrument, Detector>> configured, boolean allocates) {
        Run run = new Run(configured);
        Walk walk = new Walk(11, 1);
        AllocationMeter meter = new AllocationMeter(200_000, 10, 50_000);
        long last = meter.lastCount();
        for (long n = 0; n <= last; n++) {
            meter.count();
            run.take(walk);
            if (allocates && n % 100 == 0) {
                escaped = new int[1];
            }
        }
        return meter.leastBytes();
    }

    /** A detector with its candles. */
    private static final class Run {
        private final Detector detector;
        private final CandleHistory history = new CandleHistory();
        private final Candles candles;
        private final Setup setup = new Setup();

        Run(Function<StrategyParameters, Function<Instrument, Detector>> configured) {
            detector =
                    configured.apply(new StrategyParameters("test", Map.of())).apply(Instruments.eurusd(0));
            candles = history.last(detector.lookback());
        }

        boolean take(Walk walk) {
            walk.next(history);
            setup.clear();
            return detector.onCandle(candles, setup);
        }
    }

    /** Candles of a walk in half points that is drawn back to where it began; its step doubles and halves now and then. */
    private static final class Walk {
        private static final int STEPS = 12; // of a candle

        private final SplittableRandom random;
        private final int sign;
        private int at;
        private int size = 8;
        private long startNs;

        Walk(long seed, int sign) {
            random = new SplittableRandom(seed);
            this.sign = sign;
        }

        void next(CandleHistory history) {
            if (random.nextInt(50) == 0) {
                size = random.nextBoolean() ? Math.min(size * 2, 64) : Math.max(size / 2, 2);
            }
            int open = at;
            int high = at;
            int low = at;
            for (int i = 0; i < STEPS; i++) {
                at += random.nextInt(2 * size + 1) - size - at / 5_000;
                high = Math.max(high, at);
                low = Math.min(low, at);
            }
            int ticks = 10 + random.nextInt(20) + (high - low) / 8;
            boolean isGap = random.nextInt(500) == 0;
            startNs += isGap ? 2 * CandleScript.MINUTES_5_NS : CandleScript.MINUTES_5_NS;
            history.add(
                    price(open),
                    price(sign > 0 ? high : low),
                    price(sign > 0 ? low : high),
                    price(at),
                    ticks,
                    startNs,
                    startNs + CandleScript.MINUTES_5_NS,
                    isGap);
        }

        private double price(int halfPoints) {
            return (BASE + sign * halfPoints) / 2;
        }
    }
}
