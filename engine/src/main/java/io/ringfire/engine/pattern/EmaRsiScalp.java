package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.indicator.Rsi;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * EMA and RSI scalp: three averages stacked in the order of a trend, a pull-back of RSI into its zone, and the candle with which momentum
 * comes back. Trades with the trend, for little.
 *
 * <p>Found at a close (upward; downward is the mirror) where
 *
 * <ul>
 *   <li>the EMA of {@code fastPeriod} closes is above that of {@code middlePeriod}, and that above the one of {@code slowPeriod}; the
 *       first is at least {@code separationAtr} average true ranges above the last;
 *   <li>RSI at the close before was from {@code rsiLow} to {@code rsiHigh} (for the mirror, 100 less RSI was): the pull-back. Below it
 *       the trend is in doubt;
 *   <li>RSI at this close is above {@code rsiHigh}, and the close above the highs of the {@code resumeBars} candles before: momentum is
 *       back;
 *   <li>the average true range over {@code atrPeriod}, as a share of that over {@code usualAtrPeriod}, is from {@code volatilityLeast} to
 *       {@code volatilityMost};
 *   <li>no gap lies within the {@code pullbackBars} candles before and this one, nor within those of {@code resumeBars}.
 * </ul>
 *
 * As RSI crosses the end of its zone, one pull-back gives one signal at most.
 *
 * <p>Stop: {@code stopAtr} average true ranges below the lowest low of this candle and the {@code pullbackBars} before. Target: {@code
 * rewardToRisk} times the risk.
 *
 * <p>Confidence: 0.50; + 0.15 as the EMAs' separation grows from {@code separationAtr} to one average true range more; + 0.10 as the
 * pull-back deepens from {@code rsiHigh} to {@code rsiLow}; + 0.10 as the close grows from the highs before to one average true range
 * above them; + 0.10 as ticks grow from the mean of the {@code pullbackBars} candles to twice that.
 *
 * <p>RSI and average true range: Wilder, "New Concepts in Technical Trading Systems", 1978. Putting them together so has no single
 * source.
 */
final class EmaRsiScalp implements Detector {
    static final String NAME = "ema-rsi-scalp";

    private final Keys keys;
    private final Ema fast;
    private final Ema middle;
    private final Ema slow;
    private final Rsi rsi;
    private final Atr atr;
    private final Atr usualAtr;

    private record Keys(
            int fastPeriod,
            int middlePeriod,
            int slowPeriod,
            double separationAtr,
            int rsiPeriod,
            double rsiLow,
            double rsiHigh,
            int pullbackBars,
            int resumeBars,
            int atrPeriod,
            int usualAtrPeriod,
            double volatilityLeast,
            double volatilityMost,
            double stopAtr,
            double rewardToRisk) {}

    private EmaRsiScalp(Keys keys) {
        this.keys = keys;
        this.fast = new Ema(keys.fastPeriod, Ema.Seed.SMA);
        this.middle = new Ema(keys.middlePeriod, Ema.Seed.SMA);
        this.slow = new Ema(keys.slowPeriod, Ema.Seed.SMA);
        this.rsi = new Rsi(keys.rsiPeriod);
        this.atr = new Atr(keys.atrPeriod);
        this.usualAtr = new Atr(keys.usualAtrPeriod);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("fastPeriod", 1, 10_000, 8),
                parameters.wholeNumber("middlePeriod", 2, 10_000, 21),
                parameters.wholeNumber("slowPeriod", 3, 10_000, 50),
                parameters.decimal("separationAtr", 0, 100, 0.5),
                parameters.wholeNumber("rsiPeriod", 1, 1_000, 9),
                parameters.decimal("rsiLow", 0, 100, 40),
                parameters.decimal("rsiHigh", 0, 100, 55),
                parameters.wholeNumber("pullbackBars", 1, 1_000, 5),
                parameters.wholeNumber("resumeBars", 1, 1_000, 1),
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.wholeNumber("usualAtrPeriod", 1, 10_000, 100),
                parameters.decimal("volatilityLeast", 0, 100, 0.5),
                parameters.decimal("volatilityMost", 0, 100, 2),
                parameters.decimal("stopAtr", 0, 100, 0.5),
                parameters.decimal("rewardToRisk", 0.1, 100, 1));
        KeyOrder.requireBelow(parameters, "fastPeriod", keys.fastPeriod, "middlePeriod", keys.middlePeriod);
        KeyOrder.requireBelow(parameters, "middlePeriod", keys.middlePeriod, "slowPeriod", keys.slowPeriod);
        KeyOrder.requireBelow(parameters, "rsiLow", keys.rsiLow, "rsiHigh", keys.rsiHigh);
        KeyOrder.requireBelow(
                parameters, "volatilityLeast", keys.volatilityLeast, "volatilityMost", keys.volatilityMost);
        return instrument -> new EmaRsiScalp(keys);
    }

    @Override
    public int lookback() {
        return Math.max(keys.pullbackBars, keys.resumeBars) + 1;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        boolean isWarm = rsi.isReady();
        double rsiBefore = rsi.value();
        update(candles);
        if (!isWarm
                || !slow.isReady()
                || !isVolatilityUsual()
                || candles.size() < lookback()
                || candles.hasGapWithin(lookback())) {
            return false;
        }
        int sign = slow.value() < fast.value() ? 1 : -1;
        double momentumBefore = seenFrom(sign, rsiBefore);
        double beyond = beyond(candles, sign);
        boolean isFound = isStacked(sign)
                && momentumBefore >= keys.rsiLow
                && momentumBefore <= keys.rsiHigh
                && seenFrom(sign, rsi.value()) > keys.rsiHigh
                && beyond > 0;
        if (isFound) {
            fill(candles, setup, sign, momentumBefore, beyond);
        }
        return isFound;
    }

    private void update(Candles candles) {
        double high = candles.high(0);
        double low = candles.low(0);
        double close = candles.close(0);
        fast.update(close);
        middle.update(close);
        slow.update(close);
        rsi.update(close);
        atr.update(high, low, close);
        usualAtr.update(high, low, close);
    }

    private boolean isVolatilityUsual() {
        double usual = usualAtr.value();
        return atr.isReady()
                && usualAtr.isReady()
                && atr.value() > 0
                && atr.value() >= keys.volatilityLeast * usual
                && atr.value() <= keys.volatilityMost * usual;
    }

    private boolean isStacked(int sign) {
        return sign * (fast.value() - middle.value()) > 0
                && sign * (middle.value() - slow.value()) > 0
                && separation(sign) >= keys.separationAtr * atr.value();
    }

    private void fill(Candles candles, Setup setup, int sign, double momentumBefore, double beyond) {
        double extreme = sign > 0 ? candles.lowest(0, keys.pullbackBars) : candles.highest(0, keys.pullbackBars);
        double range = atr.value();
        setup.of(sign > 0 ? Side.BUY : Side.SELL, extreme - sign * keys.stopAtr * range, keys.pullbackBars + 1)
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, separation(sign) / range - keys.separationAtr)
                .plus(0.10, (keys.rsiHigh - momentumBefore) / (keys.rsiHigh - keys.rsiLow))
                .plus(0.10, beyond / range)
                .plus(0.10, candles.volume(0) / candles.meanVolume(1, keys.pullbackBars) - 1);
    }

    /** How far the candle closed beyond the extremes of those before. */
    private double beyond(Candles candles, int sign) {
        return sign > 0
                ? candles.close(0) - candles.highest(1, keys.resumeBars)
                : candles.lowest(1, keys.resumeBars) - candles.close(0);
    }

    /** How far the fast EMA is ahead of the slow one. */
    private double separation(int sign) {
        return sign * (fast.value() - slow.value());
    }

    /** RSI as seen from that side. */
    private static double seenFrom(int sign, double rsi) {
        return sign > 0 ? rsi : 100 - rsi;
    }
}
