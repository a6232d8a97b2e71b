package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Bollinger;
import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.indicator.RollingVwap;
import io.ringfire.engine.indicator.Rsi;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Confluence of EMA, RSI, Bollinger bands and VWAP: a trend, momentum with it that is not exhausted, price on its side of the
 * volume-weighted average and in its part of the bands. Trades with the trend.
 *
 * <p>Found at the first close (upward; downward is the mirror) at which all of these hold, behind one at which they did not:
 *
 * <ul>
 *   <li>trend: the EMA of {@code fastPeriod} closes is at least {@code separationAtr} average true ranges above that of {@code
 *       slowPeriod};
 *   <li>momentum: RSI is from {@code rsiLow} to {@code rsiHigh} (for the mirror, 100 less RSI is);
 *   <li>volume: the close is above the VWAP of the last {@code vwapPeriod} candles, each at a third of its high, low and close, with its
 *       ticks as volume;
 *   <li>place: %B, 0 at the lower and 1 at the upper Bollinger band, {@code deviations} around the mean of {@code bandPeriod} closes, is
 *       from {@code placeLow} to {@code placeHigh} (for the mirror, 1 less %B is);
 *   <li>no gap lies between this candle and the one before.
 * </ul>
 *
 * Average true range and RSI are over {@code atrPeriod} and {@code rsiPeriod} candles; all averages take this candle in. A confluence that
 * comes with a gap, between this candle and the one before, is not found, then or later.
 *
 * <p>Stop: {@code stopAtr} average true ranges below the lower of slow EMA and VWAP, which carry the trend. Target: {@code rewardToRisk}
 * times the risk.
 *
 * <p>Confidence: 0.45; + 0.15 as the EMAs' separation grows from {@code separationAtr} to one average true range more; + 0.10 as RSI
 * comes from an end of its range to its middle; + 0.10 as the close comes from two average true ranges beyond VWAP to VWAP; + 0.10 as
 * %B comes from {@code placeHigh} to {@code placeLow}, which is room; + 0.10 as ticks grow from the mean of the {@code vwapPeriod}
 * candles to twice that.
 *
 * <p>RSI and average true range: Wilder, "New Concepts in Technical Trading Systems", 1978. Bands and %B: Bollinger, "Bollinger on
 * Bollinger Bands", 2001. Putting them together so has no single source.
 */
final class EmaRsiBollingerVwap implements Detector {
    static final String NAME = "ema-rsi-bollinger-vwap";

    private final Keys keys;
    private final Ema fast;
    private final Ema slow;
    private final Rsi rsi;
    private final Bollinger bands;
    private final RollingVwap vwap;
    private final Atr atr;
    private int heldSign;

    private record Keys(
            int fastPeriod,
            int slowPeriod,
            double separationAtr,
            int rsiPeriod,
            double rsiLow,
            double rsiHigh,
            int vwapPeriod,
            int bandPeriod,
            double deviations,
            double placeLow,
            double placeHigh,
            int atrPeriod,
            double stopAtr,
            double rewardToRisk) {}

    private EmaRsiBollingerVwap(Keys keys) {
        this.keys = keys;
        this.fast = new Ema(keys.fastPeriod, Ema.Seed.SMA);
        this.slow = new Ema(keys.slowPeriod, Ema.Seed.SMA);
        this.rsi = new Rsi(keys.rsiPeriod);
        this.bands = new Bollinger(keys.bandPeriod, keys.deviations);
        this.vwap = new RollingVwap(keys.vwapPeriod);
        this.atr = new Atr(keys.atrPeriod);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("fastPeriod", 1, 10_000, 9),
                parameters.wholeNumber("slowPeriod", 2, 10_000, 21),
                parameters.decimal("separationAtr", 0, 100, 0.5),
                parameters.wholeNumber("rsiPeriod", 1, 1_000, 14),
                parameters.decimal("rsiLow", 0, 100, 50),
                parameters.decimal("rsiHigh", 0, 100, 65),
                parameters.wholeNumber("vwapPeriod", 1, 1_000, 20),
                parameters.wholeNumber("bandPeriod", 2, 1_000, 20),
                parameters.decimal("deviations", 0.1, 100, 2),
                parameters.decimal("placeLow", -10, 10, 0.5),
                parameters.decimal("placeHigh", -10, 10, 0.9),
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.decimal("stopAtr", 0, 100, 1),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        KeyOrder.requireBelow(parameters, "fastPeriod", keys.fastPeriod, "slowPeriod", keys.slowPeriod);
        KeyOrder.requireBelow(parameters, "rsiLow", keys.rsiLow, "rsiHigh", keys.rsiHigh);
        KeyOrder.requireBelow(parameters, "placeLow", keys.placeLow, "placeHigh", keys.placeHigh);
        return instrument -> new EmaRsiBollingerVwap(keys);
    }

    @Override
    public int lookback() {
        return Math.max(keys.vwapPeriod, 2);
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        boolean isWarm = isReady();
        int heldBefore = heldSign;
        update(candles);
        heldSign = holds(candles, 1) ? 1 : holds(candles, -1) ? -1 : 0;
        if (!isWarm || heldSign == 0 || heldSign == heldBefore || candles.hasGapWithin(2)) {
            return false;
        }
        fill(candles, setup, heldSign);
        return true;
    }

    private void update(Candles candles) {
        double high = candles.high(0);
        double low = candles.low(0);
        double close = candles.close(0);
        fast.update(close);
        slow.update(close);
        rsi.update(close);
        bands.update(close);
        vwap.update((high + low + close) / 3, candles.volume(0));
        atr.update(high, low, close);
    }

    private boolean isReady() {
        return fast.isReady() && slow.isReady() && rsi.isReady() && bands.isReady() && vwap.isReady() && atr.isReady();
    }

    private boolean holds(Candles candles, int sign) {
        return isReady()
                && atr.value() > 0
                && hasTrend(sign)
                && hasMomentum(sign)
                && isOnItsSide(candles, sign)
                && isInItsPlace(sign);
    }

    private boolean hasTrend(int sign) {
        return separation(sign) >= keys.separationAtr * atr.value();
    }

    private boolean hasMomentum(int sign) {
        double momentum = momentum(sign);
        return momentum >= keys.rsiLow && momentum <= keys.rsiHigh;
    }

    private boolean isOnItsSide(Candles candles, int sign) {
        return sign * (candles.close(0) - vwap.value()) > 0;
    }

    private boolean isInItsPlace(int sign) {
        double place = place(sign);
        return place >= keys.placeLow && place <= keys.placeHigh;
    }

    private void fill(Candles candles, Setup setup, int sign) {
        double base = sign > 0 ? Math.min(slow.value(), vwap.value()) : Math.max(slow.value(), vwap.value());
        double range = atr.value();
        double halfRsi = (keys.rsiHigh - keys.rsiLow) / 2;
        double fromMiddle = Math.abs(momentum(sign) - (keys.rsiLow + keys.rsiHigh) / 2);
        double fromVwap = sign * (candles.close(0) - vwap.value());
        setup.of(sign > 0 ? Side.BUY : Side.SELL, base - sign * keys.stopAtr * range, lookback())
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.45)
                .plus(0.15, separation(sign) / range - keys.separationAtr)
                .plus(0.10, 1 - fromMiddle / halfRsi)
                .plus(0.10, 1 - fromVwap / (2 * range))
                .plus(0.10, (keys.placeHigh - place(sign)) / (keys.placeHigh - keys.placeLow))
                .plus(0.10, candles.volume(0) / candles.meanVolume(0, keys.vwapPeriod - 1) - 1);
    }

    /** How far the fast EMA is ahead of the slow one. */
    private double separation(int sign) {
        return sign * (fast.value() - slow.value());
    }

    /** RSI as seen from that side. */
    private double momentum(int sign) {
        return sign > 0 ? rsi.value() : 100 - rsi.value();
    }

    /** %B as seen from that side. */
    private double place(int sign) {
        return sign > 0 ? bands.percentB() : 1 - bands.percentB();
    }
}
