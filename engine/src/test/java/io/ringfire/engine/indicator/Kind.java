package io.ringfire.engine.indicator;

import java.util.List;
import java.util.function.Supplier;

/**
 * One kind of indicator.
 *
 * @param maker makes a new one
 * @param readyAfter bars until it is ready
 * @param flat what a market gives that never leaves {@link #FLAT_PRICE}
 */
record Kind(String name, Supplier<Probe> maker, int readyAfter, double... flat) {
    static final double FLAT_PRICE = 1.25;

    @Override
    public String toString() {
        return name;
    }

    static List<Kind> all() {
        return List.of(
                new Kind("sma", Kind::sma, 20, 1.25),
                new Kind("ema, first value", () -> ema(Ema.Seed.FIRST_VALUE), 20, 1.25),
                new Kind("ema, sma", () -> ema(Ema.Seed.SMA), 20, 1.25),
                new Kind("rsi", Kind::rsi, 15, 50),
                new Kind("atr, wilder", () -> atr(Atr.Smoothing.WILDER), 14, 0),
                new Kind("atr, simple", () -> atr(Atr.Smoothing.SIMPLE), 14, 0),
                new Kind("bollinger", Kind::bollinger, 20, 1.25, 1.25, 1.25, 0, 0.5),
                new Kind("keltner, exponential", () -> keltner(Keltner.Kind.EXPONENTIAL), 20, 1.25, 1.25, 1.25),
                new Kind("keltner, simple", () -> keltner(Keltner.Kind.SIMPLE), 20, 1.25, 1.25, 1.25),
                new Kind("macd", Kind::macd, 34, 0, 0, 0),
                new Kind("stochastic, mean", () -> stochastic(Stochastic.Slowing.MEAN), 20, 50, 50),
                new Kind("stochastic, ratio", () -> stochastic(Stochastic.Slowing.RATIO_OF_SUMS), 20, 50, 50),
                new Kind("adx", Kind::adx, 28, 0, 0, 0),
                new Kind("cci", Kind::cci, 20, 0),
                new Kind("vwap, rolling", Kind::rollingVwap, 50, 1.25),
                new Kind("vwap, session", Kind::sessionVwap, 1, 1.25),
                new Kind("donchian", Kind::donchian, 20, 1.25, 1.25, 1.25),
                new Kind("kalman", Kind::kalman, 1, 1.25, 0, 0),
                new Kind("z-score", Kind::zScore, 20, 0),
                new Kind("swing points", Kind::swingPoints, 6, 0, 0, 0, 0),
                new Kind("session range", Kind::sessionRange, 1, 1.25, 1.25, 1.25, 1.25));
    }

    private static Probe sma() {
        Sma it = new Sma(20);
        return new Probe((bars, i) -> it.update(bars.close[i]), it::isReady, it::value);
    }

    private static Probe ema(Ema.Seed seed) {
        Ema it = new Ema(20, seed);
        return new Probe((bars, i) -> it.update(bars.close[i]), it::isReady, it::value);
    }

    private static Probe rsi() {
        Rsi it = new Rsi(14);
        return new Probe((bars, i) -> it.update(bars.close[i]), it::isReady, it::value);
    }

    private static Probe atr(Atr.Smoothing smoothing) {
        Atr it = new Atr(14, smoothing);
        return new Probe((bars, i) -> it.update(bars.high[i], bars.low[i], bars.close[i]), it::isReady, it::value);
    }

    private static Probe bollinger() {
        Bollinger it = new Bollinger(20, 2);
        return new Probe(
                (bars, i) -> it.update(bars.close[i]),
                it::isReady,
                it::middle,
                it::upper,
                it::lower,
                it::bandWidth,
                it::percentB);
    }

    private static Probe keltner(Keltner.Kind kind) {
        Keltner it = new Keltner(20, 10, 2, kind);
        return new Probe(
                (bars, i) -> it.update(bars.high[i], bars.low[i], bars.close[i]),
                it::isReady,
                it::middle,
                it::upper,
                it::lower);
    }

    private static Probe macd() {
        Macd it = new Macd(12, 26, 9, Ema.Seed.SMA);
        return new Probe((bars, i) -> it.update(bars.close[i]), it::isReady, it::line, it::signal, it::histogram);
    }

    private static Probe stochastic(Stochastic.Slowing slowing) {
        Stochastic it = new Stochastic(14, 3, 5, slowing);
        return new Probe((bars, i) -> it.update(bars.high[i], bars.low[i], bars.close[i]), it::isReady, it::k, it::d);
    }

    private static Probe adx() {
        Adx it = new Adx(14);
        return new Probe(
                (bars, i) -> it.update(bars.high[i], bars.low[i], bars.close[i]),
                it::isReady,
                it::adx,
                it::plusDi,
                it::minusDi);
    }

    private static Probe cci() {
        Cci it = new Cci(20);
        return new Probe((bars, i) -> it.update(bars.high[i], bars.low[i], bars.close[i]), it::isReady, it::value);
    }

    private static Probe rollingVwap() {
        RollingVwap it = new RollingVwap(50);
        return new Probe((bars, i) -> it.update(bars.typical(i), bars.volume[i]), it::isReady, it::value);
    }

    private static Probe sessionVwap() {
        SessionVwap it = new SessionVwap();
        return new Probe(
                (bars, i) -> {
                    if (bars.startsSession(i)) {
                        it.startSession();
                    }
                    it.update(bars.typical(i), bars.volume[i]);
                },
                it::isReady,
                it::value);
    }

    private static Probe donchian() {
        Donchian it = new Donchian(20);
        return new Probe(
                (bars, i) -> it.update(bars.high[i], bars.low[i]), it::isReady, it::upper, it::lower, it::middle);
    }

    private static Probe kalman() {
        Kalman it = new Kalman(1e-8, 1e-6);
        return new Probe(
                (bars, i) -> it.update(bars.close[i]), it::isReady, it::level, it::innovation, it::standardInnovation);
    }

    private static Probe zScore() {
        ZScore it = new ZScore(20);
        return new Probe((bars, i) -> it.update(bars.close[i]), it::isReady, it::value);
    }

    private static Probe swingPoints() {
        SwingPoints it = new SwingPoints(3, 2);
        return new Probe(
                (bars, i) -> it.update(bars.high[i], bars.low[i]),
                it::isReady,
                it::high,
                it::low,
                it::highAge,
                it::lowAge);
    }

    private static Probe sessionRange() {
        SessionRange it = new SessionRange();
        return new Probe(
                (bars, i) -> {
                    if (bars.startsSession(i)) {
                        it.startSession();
                    }
                    it.update(bars.high[i], bars.low[i]);
                },
                it::isReady,
                it::high,
                it::low,
                it::previousHigh,
                it::previousLow);
    }
}
