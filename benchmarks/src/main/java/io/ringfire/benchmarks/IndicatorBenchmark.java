package io.ringfire.benchmarks;

import io.ringfire.engine.indicator.Adx;
import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Bollinger;
import io.ringfire.engine.indicator.Cci;
import io.ringfire.engine.indicator.Donchian;
import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.indicator.Kalman;
import io.ringfire.engine.indicator.Keltner;
import io.ringfire.engine.indicator.Macd;
import io.ringfire.engine.indicator.RollingVwap;
import io.ringfire.engine.indicator.Rsi;
import io.ringfire.engine.indicator.SessionRange;
import io.ringfire.engine.indicator.SessionVwap;
import io.ringfire.engine.indicator.Sma;
import io.ringfire.engine.indicator.Stochastic;
import io.ringfire.engine.indicator.SwingPoints;
import io.ringfire.engine.indicator.ZScore;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one indicator costs a bar, its value read once, on a seeded random walk that repeats. Each figure holds that of {@link #bar}, which
 * takes the next bar alone: subtract it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndicatorBenchmark {
    private static final int BARS = 1 << 12;
    private static final int SESSION = 96; // bars, a day of quarters of an hour

    private final double[] highs = new double[BARS];
    private final double[] lows = new double[BARS];
    private final double[] closes = new double[BARS];
    private final Sma sma = new Sma(20);
    private final Ema ema = new Ema(20);
    private final Rsi rsi = new Rsi(14);
    private final Atr wilderAtr = new Atr(14);
    private final Atr simpleAtr = new Atr(14, Atr.Smoothing.SIMPLE);
    private final Bollinger bollinger = new Bollinger(20, 2);
    private final Keltner keltner = new Keltner(20, 10, 2, Keltner.Kind.EXPONENTIAL);
    private final Macd macd = new Macd(12, 26, 9, Ema.Seed.SMA);
    private final Stochastic stochastic = new Stochastic(14, 3, 3, Stochastic.Slowing.MEAN);
    private final Adx adx = new Adx(14);
    private final Cci cci = new Cci(20);
    private final RollingVwap rollingVwap = new RollingVwap(20);
    private final SessionVwap sessionVwap = new SessionVwap();
    private final Donchian donchian = new Donchian(20);
    private final Kalman kalman = new Kalman(1, 100);
    private final ZScore zScore = new ZScore(20);
    private final SwingPoints swingPoints = new SwingPoints(2, 2);
    private final SessionRange sessionRange = new SessionRange();
    private int at;
    private int ofSession;

    /** Walks. */
    public IndicatorBenchmark() {
        SplittableRandom random = new SplittableRandom(7);
        double last = 216_000; // half points
        for (int i = 0; i < BARS; i++) {
            double next = last + random.nextInt(101) - 50;
            highs[i] = Math.max(last, next) + random.nextInt(30);
            lows[i] = Math.min(last, next) - random.nextInt(30);
            closes[i] = next;
            last = next;
        }
    }

    /** The bar alone. */
    @Benchmark
    public double bar() {
        int i = next();
        return highs[i] + lows[i] + closes[i];
    }

    /** SMA 20. */
    @Benchmark
    public double sma() {
        sma.update(closes[next()]);
        return sma.value();
    }

    /** EMA 20. */
    @Benchmark
    public double ema() {
        ema.update(closes[next()]);
        return ema.value();
    }

    /** RSI 14. */
    @Benchmark
    public double rsi() {
        rsi.update(closes[next()]);
        return rsi.value();
    }

    /** ATR 14, Wilder's. */
    @Benchmark
    public double atrWilder() {
        int i = next();
        wilderAtr.update(highs[i], lows[i], closes[i]);
        return wilderAtr.value();
    }

    /** ATR 14, simple. */
    @Benchmark
    public double atrSimple() {
        int i = next();
        simpleAtr.update(highs[i], lows[i], closes[i]);
        return simpleAtr.value();
    }

    /** Bollinger bands 20, upper one. */
    @Benchmark
    public double bollinger() {
        bollinger.update(closes[next()]);
        return bollinger.upper();
    }

    /** Keltner channel 20, 10, upper band. */
    @Benchmark
    public double keltner() {
        int i = next();
        keltner.update(highs[i], lows[i], closes[i]);
        return keltner.upper();
    }

    /** MACD 12, 26, 9, histogram. */
    @Benchmark
    public double macd() {
        macd.update(closes[next()]);
        return macd.histogram();
    }

    /** Stochastic 14, 3, 3, both lines. */
    @Benchmark
    public double stochastic() {
        int i = next();
        stochastic.update(highs[i], lows[i], closes[i]);
        return stochastic.k() - stochastic.d();
    }

    /** ADX 14. */
    @Benchmark
    public double adx() {
        int i = next();
        adx.update(highs[i], lows[i], closes[i]);
        return adx.adx();
    }

    /** CCI 20, the one that walks its window. */
    @Benchmark
    public double cci() {
        int i = next();
        cci.update(highs[i], lows[i], closes[i]);
        return cci.value();
    }

    /** VWAP of 20 bars. */
    @Benchmark
    public double vwapRolling() {
        int i = next();
        rollingVwap.update(closes[i], highs[i] - lows[i]);
        return rollingVwap.value();
    }

    /** VWAP of a session. */
    @Benchmark
    public double vwapSession() {
        int i = next();
        if (startsSession()) {
            sessionVwap.startSession();
        }
        sessionVwap.update(closes[i], highs[i] - lows[i]);
        return sessionVwap.value();
    }

    /** Donchian channel 20, both bands. */
    @Benchmark
    public double donchian() {
        int i = next();
        donchian.update(highs[i], lows[i]);
        return donchian.upper() - donchian.lower();
    }

    /** Kalman filter. */
    @Benchmark
    public double kalman() {
        kalman.update(closes[next()]);
        return kalman.level();
    }

    /** Z-score 20. */
    @Benchmark
    public double zScore() {
        zScore.update(closes[next()]);
        return zScore.value();
    }

    /** Swing points, two bars on either side. */
    @Benchmark
    public double swingPoints() {
        int i = next();
        swingPoints.update(highs[i], lows[i]);
        return swingPoints.high() - swingPoints.low();
    }

    /** Session high and low. */
    @Benchmark
    public double sessionRange() {
        int i = next();
        if (startsSession()) {
            sessionRange.startSession();
        }
        sessionRange.update(highs[i], lows[i]);
        return sessionRange.high() - sessionRange.low();
    }

    private int next() {
        at = (at + 1) & (BARS - 1);
        return at;
    }

    private boolean startsSession() {
        ofSession = ofSession == SESSION ? 1 : ofSession + 1;
        return ofSession == 1;
    }
}
