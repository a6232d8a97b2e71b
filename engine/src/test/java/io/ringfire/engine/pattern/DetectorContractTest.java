package io.ringfire.engine.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Detector} promises of every detector that has a name, with the defaults of its keys. */
class DetectorContractTest {
    private static final int CANDLES = 20_000; // some fourteen weeks of five minutes
    private static final WalkCandles WALK = new WalkCandles(1, CANDLES);
    private static final double NEAR = 1e-6; // points; what is summed the other way up may round otherwise

    static List<String> names() {
        return Detectors.names();
    }

    /** What was found at a candle; prices as they would be the right way up. */
    private record Finding(
            int at, int sign, double stop, double target, double rewardToRisk, int confidencePermille, int candles) {}

    /** Feeds one detector; -1 as sign turns the market upside down. */
    private static final class Run {
        private final Detector detector;
        private final CandleHistory history = new CandleHistory();
        private final Candles candles;
        private final Setup setup = new Setup();
        private final int sign;
        private final List<Finding> findings = new ArrayList<>();

        Run(Detector detector, int sign) {
            this.detector = detector;
            this.candles = history.last(detector.lookback());
            this.sign = sign;
        }

        static Run of(String name, int sign) {
            return new Run(detector(name), sign);
        }

        boolean feed(WalkCandles walk, int i) {
            history.add(
                    turned(walk.open[i]),
                    turned(sign > 0 ? walk.high[i] : walk.low[i]),
                    turned(sign > 0 ? walk.low[i] : walk.high[i]),
                    turned(walk.close[i]),
                    walk.ticks[i],
                    walk.startNs[i],
                    walk.startNs[i] + CandleScript.MINUTES_5_NS,
                    walk.followsGap[i]);
            setup.clear();
            return detector.onCandle(candles, setup);
        }

        Run feedAll(WalkCandles walk, int from, int to) {
            for (int i = from; i < to; i++) {
                if (feed(walk, i)) {
                    findings.add(new Finding(
                            i,
                            setup.side().sign() * sign,
                            turned(setup.stopPoints()),
                            setup.hasTargetPrice() ? turned(setup.targetPoints()) : Double.NaN,
                            setup.rewardToRisk(),
                            setup.confidencePermille(),
                            setup.candles()));
                }
            }
            return this;
        }

        private double turned(double points) {
            return sign > 0 ? points : 2 * CandleScript.BASE - points;
        }
    }

    private static Detector detector(String name) {
        StrategyParameters parameters = new StrategyParameters(name, Map.of());
        Function<Instrument, Detector> configured = Detectors.configured(name, parameters);
        return configured.apply(Instruments.eurusd(0));
    }

    private static List<Finding> findings(String name, WalkCandles walk, int number) {
        return Run.of(name, 1).feedAll(walk, 0, number).findings;
    }

    /** None is silent by construction. Seen failing for a sweep whose greatest depth was 0. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldFindSomethingOnEitherSide(String name) {
        List<Finding> findings = findings(name, WALK, CANDLES);
        assertTrue(findings.stream().anyMatch(finding -> finding.sign > 0), "nothing to buy");
        assertTrue(findings.stream().anyMatch(finding -> finding.sign < 0), "nothing to sell");
    }

    /** Seen failing with a stop above the gap that was filled, and with candles counted from the first on. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldSayWhereItIsWrongAndWhereItIsDone(String name) {
        int lookback = detector(name).lookback();
        for (Finding finding : findings(name, WALK, CANDLES)) {
            double close = WALK.close[finding.at];
            assertTrue((close - finding.stop) * finding.sign > 0, () -> "stop at close " + close + " of " + finding);
            if (Double.isNaN(finding.target)) {
                assertTrue(finding.rewardToRisk > 0, () -> "no target: " + finding);
            } else {
                assertTrue(
                        (finding.target - close) * finding.sign > 0,
                        () -> "target at close " + close + " of " + finding);
            }
            assertTrue(
                    finding.confidencePermille > 0 && finding.confidencePermille <= 1_000,
                    () -> "confidence of " + finding);
            assertTrue(finding.candles >= 1 && finding.candles <= lookback, () -> "candles of " + finding);
        }
    }

    /** Seen failing with lows half a point lower upside down. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldFindTheMirrorUpsideDown(String name) {
        List<Finding> upright = findings(name, WALK, CANDLES);
        List<Finding> upsideDown = Run.of(name, -1).feedAll(WALK, 0, CANDLES).findings;
        assertEquals(upright.size(), upsideDown.size());
        for (int i = 0; i < upright.size(); i++) {
            Finding one = upright.get(i);
            Finding other = upsideDown.get(i);
            assertEquals(one.at, other.at);
            assertEquals(one.sign, other.sign, () -> "side of " + one);
            assertEquals(one.stop, other.stop, NEAR, () -> "stop of " + one);
            assertEquals(one.target, other.target, NEAR, () -> "target of " + one);
            assertEquals(one.rewardToRisk, other.rewardToRisk, () -> "ratio of " + one);
            assertEquals(one.confidencePermille, other.confidencePermille, 1, () -> "confidence of " + one);
            assertEquals(one.candles, other.candles, () -> "candles of " + one);
        }
    }

    /** Two at a time, one of which goes on differently: what they shared would show. Seen failing with a static counter. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldDependOnWhatWasAndOnNothingElse(String name) {
        List<Finding> whole = findings(name, WALK, CANDLES);
        WalkCandles other = new WalkCandles(2, CANDLES);
        for (int length : new int[] {100, 1_999, 10_000}) {
            List<Finding> until =
                    whole.stream().filter(finding -> finding.at < length).toList();
            assertEquals(until, findings(name, WALK, length), "ends there");
            Run same = Run.of(name, 1);
            Run differently = Run.of(name, 1);
            for (int i = 0; i < CANDLES; i++) {
                differently.feedAll(i < length ? WALK : other, i, i + 1);
                same.feedAll(WALK, i, i + 1);
            }
            assertEquals(whole, same.findings, "beside another");
            assertEquals(
                    until,
                    differently.findings.stream()
                            .filter(finding -> finding.at < length)
                            .toList(),
                    "goes on differently");
            assertNotEquals(whole, differently.findings);
        }
    }

    /** A market that stands still, that has one tick a candle, that jumps; and walks of other seeds. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldTakeAnyMarket(String name) {
        for (int seed = 10; seed < 15; seed++) {
            WalkCandles walk = new WalkCandles(seed, 4_000);
            for (int i = 500; i < 1_500; i++) {
                double price = i < 1_000 ? walk.close[499] : 1 + (i % 7) * 50_000.0; // still, then jumps
                boolean isDoji = i < 1_250;
                walk.open[i] = price;
                walk.high[i] = isDoji ? price : price + i % 3;
                walk.low[i] = isDoji ? price : price - i % 2;
                walk.close[i] = isDoji ? price : walk.high[i];
                walk.ticks[i] = 1;
            }
            for (Finding finding : findings(name, walk, walk.count())) {
                assertTrue(Double.isFinite(finding.stop), () -> "stop of " + finding);
                assertTrue(finding.confidencePermille <= 1_000, () -> "confidence of " + finding);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldAllocateNothing(String name) {
        AllocationMeter meter = measured(Run.of(name, 1));
        assertEquals(0, meter.leastBytes(), meter::toString);
        assertTrue(meter.allBytes() < AllocationMeter.JVM_BYTES, meter::toString);
    }

    /** The measurement itself: an array in every hundredth candle does not pass. */
    @Test
    void shouldSeeAnAllocation() {
        Detector allocating = new Detector() {
            private long count;

            @Override
            public int lookback() {
                return 1;
            }

            @Override
            public boolean onCandle(Candles candles, Setup setup) {
                if (++count % 100 == 0) {
                    escaped = new int[1];
                }
                return false;
            }
        };
        assertTrue(measured(new Run(allocating, 1)).leastBytes() > 0);
    }

    private static int[] escaped;
    private static int sink;

    private static AllocationMeter measured(Run run) {
        AllocationMeter meter = new AllocationMeter(10L * CANDLES, 10, 2L * CANDLES);
        for (long n = 0, last = meter.lastCount(); n <= last; n++) {
            meter.count();
            sink += run.feed(WALK, (int) (n % CANDLES)) ? 1 : 0;
        }
        return meter;
    }
}
