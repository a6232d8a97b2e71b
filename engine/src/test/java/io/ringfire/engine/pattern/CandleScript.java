package io.ringfire.engine.pattern;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.CandleHistory;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hand-made candles before one detector, in pips around a base price, so that a test reads like a chart. {@link #mirrored} turns the
 * chart upside down: what is found must be the mirror.
 */
final class CandleScript {
    static final double BASE = 100_000; // points
    static final long MINUTES_5_NS = 300_000_000_000L;
    private static final double PIP = 10; // points of EURUSD with five digits

    private final Detector detector;
    private final CandleHistory history = new CandleHistory();
    private final Candles candles;
    private final Setup setup = new Setup();
    private final int sign;
    private long ticks = 100;
    private boolean followsGap;
    private long endNs = 1_000 * MINUTES_5_NS;
    private boolean isFound;
    private int found;

    private CandleScript(Detector detector, int sign) {
        this.detector = detector;
        this.candles = history.last(detector.lookback());
        this.sign = sign;
    }

    /** The detector with these keys and values, one behind the other, on EURUSD. */
    static CandleScript of(
            Function<StrategyParameters, Function<Instrument, Detector>> configured, String... keysAndValues) {
        return new CandleScript(detector(configured, keysAndValues), 1);
    }

    /** As {@link #of}, upside down. */
    static CandleScript mirrored(
            Function<StrategyParameters, Function<Instrument, Detector>> configured, String... keysAndValues) {
        return new CandleScript(detector(configured, keysAndValues), -1);
    }

    private static Detector detector(
            Function<StrategyParameters, Function<Instrument, Detector>> configured, String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        StrategyParameters parameters = new StrategyParameters("test", values);
        Detector detector = configured.apply(parameters).apply(Instruments.eurusd(0));
        parameters.requireNothingElse();
        return detector;
    }

    /** Ticks of the candles from here on. */
    CandleScript ticks(long number) {
        ticks = number;
        return this;
    }

    /** The next candle follows an interval without a tick. */
    CandleScript gap() {
        followsGap = true;
        endNs += MINUTES_5_NS;
        return this;
    }

    /** A candle by its prices in pips above the base. */
    CandleScript candle(double open, double high, double low, double close) {
        endNs += MINUTES_5_NS;
        history.add(
                at(open),
                sign > 0 ? at(high) : at(low),
                sign > 0 ? at(low) : at(high),
                at(close),
                ticks,
                endNs - MINUTES_5_NS,
                endNs,
                followsGap);
        followsGap = false;
        setup.clear();
        isFound = detector.onCandle(candles, setup);
        found += isFound ? 1 : 0;
        return this;
    }

    /** The same candle so many times. */
    CandleScript candles(int times, double open, double high, double low, double close) {
        for (int i = 0; i < times; i++) {
            candle(open, high, low, close);
        }
        return this;
    }

    /** Whether the last candle completed the pattern. */
    boolean isFound() {
        return isFound;
    }

    /** How many candles completed it so far. */
    int found() {
        return found;
    }

    /** What the last candle completed. */
    Optional<Setup> setup() {
        return isFound ? Optional.of(setup) : Optional.empty();
    }

    /** The side, as it would be the right way up: BUY for what goes up in the script. */
    String side() {
        return (setup.side().sign() * sign > 0) ? "BUY" : "SELL";
    }

    /** The stop in pips above the base, the right way up. */
    double stopPips() {
        return sign * (setup.stopPoints() - BASE) / PIP;
    }

    /** The target in pips above the base, the right way up; only where it is a price. */
    double targetPips() {
        return sign * (setup.targetPoints() - BASE) / PIP;
    }

    private double at(double pips) {
        return BASE + sign * pips * PIP;
    }
}
