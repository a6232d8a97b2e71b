package io.ringfire.benchmarks;

import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.pattern.Detector;
import io.ringfire.engine.pattern.Detectors;
import io.ringfire.engine.pattern.Setup;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one detector costs a candle, on a seeded walk of {@value #CANDLES} that repeats, its volatility in clusters. Each figure holds that of {@link #candle},
 * which adds the candle alone: subtract it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectorBenchmark {
    private static final int CANDLES = 1 << 14;
    private static final int STEPS = 24;
    private static final double MIDDLE_POINTS = 110_000;
    private static final long CANDLE_NS = 300_000_000_000L;
    private static final int SQUEEZE_OF = 400; // candles, of which the first quarter hardly moves

    /** Which one. */
    @Param({
        "bollinger-reversion-squeeze",
        "ema-rsi-bollinger-vwap",
        "ema-rsi-scalp",
        "fair-value-gap-fill",
        "kalman-fade",
        "liquidity-sweep-reversal",
        "momentum-burst",
        "order-block-bounce",
        "sweep-and-return",
        "volatility-contraction-breakout"
    })
    public String detector;

    private final double[] opens = new double[CANDLES];
    private final double[] highs = new double[CANDLES];
    private final double[] lows = new double[CANDLES];
    private final double[] closes = new double[CANDLES];
    private final long[] ticks = new long[CANDLES];
    private final Setup setup = new Setup();
    private Detector pattern;
    private CandleHistory history;
    private Candles candles;
    private int at;
    private long endNs = JournalTicks.EVENT_NS;
    private long found;

    /** Walks. */
    public DetectorBenchmark() {
        SplittableRandom random = new SplittableRandom(7);
        double price = MIDDLE_POINTS;
        double pace = 1;
        for (int i = 0; i < CANDLES; i++) {
            boolean isSqueezed = i % SQUEEZE_OF < SQUEEZE_OF / 4;
            pace = random.nextInt(40) == 0 ? 4 : isSqueezed ? 0.4 : pace + 0.15 * (1 - pace);
            opens[i] = price;
            highs[i] = price;
            lows[i] = price;
            for (int step = 0; step < STEPS; step++) {
                price += Math.rint(pace * 6 * (random.nextDouble() + random.nextDouble() - 1) * 2) / 2
                        + 0.002 * (MIDDLE_POINTS - price);
                highs[i] = Math.max(highs[i], price);
                lows[i] = Math.min(lows[i], price);
            }
            closes[i] = price;
            ticks[i] = 20 + (long) (pace * (60 + random.nextInt(60)));
        }
    }

    /** Makes the detector, and lets it see all candles once. */
    @org.openjdk.jmh.annotations.Setup
    public void warm() {
        pattern = Detectors.configured(detector, new StrategyParameters(detector, Map.of()))
                .apply(ShieldedDetect.instrument(0));
        history = new CandleHistory();
        candles = history.last(pattern.lookback());
        for (int i = 0; i < CANDLES; i++) {
            detect();
        }
    }

    /** One that never finds anything would be measured as something else. */
    @TearDown(Level.Trial)
    public void requireThatItFinds() {
        ShieldedDetect.require(found > 0, detector + " found nothing");
    }

    /** The candle alone. */
    @Benchmark
    public Candles candle() {
        next();
        return candles;
    }

    /** The candle, and the detector. */
    @Benchmark
    public boolean detect() {
        next();
        setup.clear();
        boolean isFound = pattern.onCandle(candles, setup);
        found += isFound ? 1 : 0;
        return isFound;
    }

    private void next() {
        at = (at + 1) & (CANDLES - 1);
        long startNs = endNs;
        endNs += CANDLE_NS;
        history.add(opens[at], highs[at], lows[at], closes[at], ticks[at], startNs, endNs, false);
    }
}
