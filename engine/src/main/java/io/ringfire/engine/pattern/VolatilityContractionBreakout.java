package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Bollinger;
import io.ringfire.engine.indicator.Keltner;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Volatility contraction and breakout: ranges shrink, Bollinger bands lie within the Keltner channel, then a candle closes beyond both
 * on more volume than usual. Trades with it.
 *
 * <p>Bollinger bands are {@code deviations} around the mean of {@code period} closes; the channel is {@code channelAtr} average true
 * ranges around an EMA of them, both over {@code period}. A candle is squeezed where both bands lie within the channel. Found at a close
 * (upward; downward is the mirror) where
 *
 * <ul>
 *   <li>at least {@code squeezeBars} candles in a row before it were squeezed, none of which left the channel as this one does;
 *   <li>ranges contracted in the order of time: of the {@code legs} times {@code legBars} candles before it, each leg's mean range is at
 *       most {@code contraction} times that of the leg before;
 *   <li>it closes at least {@code breakPips} above the upper band of the channel, as that was before this candle; the Bollinger band
 *       lies below it;
 *   <li>it has at least {@code volumeTimes} the mean volume of those candles;
 *   <li>no gap lies within all of these.
 * </ul>
 *
 * A candle that leaves the channel ends the squeeze, whether it was found or not: one squeeze gives one signal at most.
 *
 * <p>Stop: the middle Bollinger band before the candle, to which a breakout should not come back. Target: {@code rewardToRisk} times the
 * risk.
 *
 * <p>Confidence: 0.50; + 0.15 as the Bollinger bands before the candle shrink from the channel's width to half of it; + 0.10 as the
 * squeeze lasts from {@code squeezeBars} to twice as long; + 0.10 as the newest leg's mean range shrinks from the oldest one's to none;
 * + 0.10 as ticks grow from {@code volumeTimes} to twice that.
 *
 * <p>The squeeze: Bollinger, "Bollinger on Bollinger Bands", 2001, by the bands' width; Carter, "Mastering the Trade", 2005, by the
 * Keltner channel, as here.
 */
final class VolatilityContractionBreakout implements Detector {
    static final String NAME = "volatility-contraction-breakout";

    private static final int LONGEST_SQUEEZE = 1_000_000;

    private final Keys keys;
    private final double breakPoints;
    private final Bollinger bands;
    private final Keltner channel;
    private int squeezed;

    private record Keys(
            int period,
            double deviations,
            double channelAtr,
            int squeezeBars,
            int legs,
            int legBars,
            double contraction,
            double breakPips,
            double volumeTimes,
            double rewardToRisk) {}

    private VolatilityContractionBreakout(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.breakPoints = keys.breakPips * instrument.pipSizePoints();
        this.bands = new Bollinger(keys.period, keys.deviations);
        this.channel = new Keltner(keys.period, keys.period, keys.channelAtr, Keltner.Kind.EXPONENTIAL);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("period", 2, 1_000, 20),
                parameters.decimal("deviations", 0.1, 100, 2),
                parameters.decimal("channelAtr", 0.1, 100, 1.5),
                parameters.wholeNumber("squeezeBars", 1, 1_000, 5),
                parameters.wholeNumber("legs", 2, 10, 2),
                parameters.wholeNumber("legBars", 1, 100, 5),
                parameters.decimal("contraction", 0.01, 1, 0.95),
                parameters.decimal("breakPips", 0, 10_000, 0),
                parameters.decimal("volumeTimes", 0, 100, 1.2),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument -> new VolatilityContractionBreakout(keys, instrument);
    }

    @Override
    public int lookback() {
        return keys.legs * keys.legBars + 1;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        int squeezedBefore = squeezed;
        double upper = channel.upper();
        double lower = channel.lower();
        double middle = bands.middle();
        double bandsHeight = bands.upper() - bands.lower();
        double close = candles.close(0);
        bands.update(close);
        channel.update(candles.high(0), candles.low(0), close);
        boolean isUp = squeezedBefore > 0 && close - upper >= breakPoints;
        boolean isDown = squeezedBefore > 0 && lower - close >= breakPoints;
        boolean isOut = isUp || isDown;
        squeezed = isSqueezed() && !isOut ? Math.min(squeezedBefore + 1, LONGEST_SQUEEZE) : 0;
        if (!isOut
                || squeezedBefore < keys.squeezeBars
                || candles.size() < lookback()
                || candles.hasGapWithin(lookback())
                || !isContracted(candles)) {
            return false;
        }
        double meanVolume = candles.meanVolume(1, keys.legs * keys.legBars);
        if (candles.volume(0) < keys.volumeTimes * meanVolume) {
            return false;
        }
        setup.of(isUp ? Side.BUY : Side.SELL, middle, lookback())
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, 2 * (1 - bandsHeight / (upper - lower)))
                .plus(0.10, (double) squeezedBefore / keys.squeezeBars - 1)
                .plus(0.10, 1 - meanRange(candles, 0) / meanRange(candles, keys.legs - 1))
                .plus(0.10, candles.volume(0) / (keys.volumeTimes * meanVolume) - 1);
        return true;
    }

    /** Never of a flat market, in which bands and channel are one. */
    private boolean isSqueezed() {
        return channel.isReady()
                && bands.isReady()
                && bands.upper() < channel.upper()
                && bands.lower() > channel.lower();
    }

    private boolean isContracted(Candles candles) {
        for (int leg = 1; leg < keys.legs; leg++) {
            double older = meanRange(candles, leg);
            if (older <= 0 || meanRange(candles, leg - 1) > keys.contraction * older) {
                return false;
            }
        }
        return true;
    }

    /** Of a leg, the newest as number 0. */
    private double meanRange(Candles candles, int leg) {
        int from = 1 + leg * keys.legBars;
        return candles.meanRange(from, from + keys.legBars - 1);
    }
}
