package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Momentum burst: a wide candle with a full body leaves a narrow box on more volume than usual. Trades with it.
 *
 * <p>Found at a close (a burst upward; downward is the mirror) where
 *
 * <ul>
 *   <li>the box, the {@code boxBars} candles before, is at most {@code boxAtr} average true ranges high, the average being that before
 *       this candle, over {@code atrPeriod} of them;
 *   <li>the candle's range is at least {@code rangeTimes} their mean range;
 *   <li>its body is at least {@code bodyShare} of its range, and upward;
 *   <li>it closes at least {@code breakPips} above the box;
 *   <li>it has at least {@code volumeTimes} their mean volume;
 *   <li>no gap lies within all of these.
 * </ul>
 *
 * Stop: the middle of the candle, from where a burst should not come back. Target: {@code rewardToRisk} times the risk.
 *
 * <p>Confidence: 0.55; + 0.15 as the range grows from {@code rangeTimes} to twice that; + 0.10 as the body grows to the whole range; +
 * 0.10 as ticks grow from {@code volumeTimes} to twice that; + 0.10 as the box shrinks from {@code boxAtr} to none.
 */
final class MomentumBurst implements Detector {
    static final String NAME = "momentum-burst";

    private final Keys keys;
    private final double breakPoints;
    private final Atr atr;
    private double atrBefore;

    private record Keys(
            int boxBars,
            double boxAtr,
            int atrPeriod,
            double rangeTimes,
            double bodyShare,
            double breakPips,
            double volumeTimes,
            double rewardToRisk) {}

    private MomentumBurst(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.breakPoints = keys.breakPips * instrument.pipSizePoints();
        this.atr = new Atr(keys.atrPeriod);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("boxBars", 2, 1_000, 9),
                parameters.decimal("boxAtr", 0.1, 100, 3),
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.decimal("rangeTimes", 1, 100, 1.5),
                parameters.decimal("bodyShare", 0, 1, 0.6),
                parameters.decimal("breakPips", 0, 10_000, 0.5),
                parameters.decimal("volumeTimes", 0, 100, 1.2),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument -> new MomentumBurst(keys, instrument);
    }

    @Override
    public int lookback() {
        return keys.boxBars + 1;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        atrBefore = atr.value();
        boolean isWarm = atr.isReady();
        atr.update(candles.high(0), candles.low(0), candles.close(0));
        if (!isWarm || candles.size() < lookback() || candles.hasGapWithin(lookback())) {
            return false;
        }
        double boxHigh = candles.highest(1, keys.boxBars);
        double boxLow = candles.lowest(1, keys.boxBars);
        double range = candles.range(0);
        double meanRange = candles.meanRange(1, keys.boxBars);
        double meanVolume = candles.meanVolume(1, keys.boxBars);
        boolean isBurst = boxHigh - boxLow <= keys.boxAtr * atrBefore
                && range > 0
                && range >= keys.rangeTimes * meanRange
                && candles.body(0) >= keys.bodyShare * range
                && candles.volume(0) >= keys.volumeTimes * meanVolume;
        if (!isBurst) {
            return false;
        }
        boolean isUp = candles.isUp(0) && candles.close(0) - boxHigh >= breakPoints;
        boolean isDown = candles.isDown(0) && boxLow - candles.close(0) >= breakPoints;
        if (!isUp && !isDown) {
            return false;
        }
        setup.of(isUp ? Side.BUY : Side.SELL, (candles.high(0) + candles.low(0)) / 2, lookback())
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.55)
                .plus(0.15, range / (keys.rangeTimes * meanRange) - 1)
                .plus(0.10, (candles.body(0) / range - keys.bodyShare) / (1 - keys.bodyShare))
                .plus(0.10, candles.volume(0) / (keys.volumeTimes * meanVolume) - 1)
                .plus(0.10, 1 - (boxHigh - boxLow) / (keys.boxAtr * atrBefore));
        return true;
    }
}
