package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
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
 * 0.10 as volume grows from {@code volumeTimes} to twice that; + 0.10 as the box shrinks from {@code boxAtr} to none.
 */
final class MomentumBurst implements TwoSided.Half {
    static final String NAME = "momentum-burst";

    private final Keys keys;
    private final double breakPoints;

    private record Keys(
            int boxBars,
            double boxAtr,
            int atrPeriod,
            double rangeTimes,
            double bodyShare,
            double breakPips,
            double volumeTimes,
            double rewardToRisk) {
        /** The box, and the candle that leaves it. */
        int candles() {
            return boxBars + 1;
        }
    }

    private MomentumBurst(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.breakPoints = keys.breakPips * instrument.pipSizePoints();
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
        return instrument -> new TwoSided(keys.candles(), keys.atrPeriod, () -> new MomentumBurst(keys, instrument));
    }

    @Override
    public boolean onCandle(Chart chart, double atr, Setup setup) {
        if (chart.size() < keys.candles() || chart.hasGapWithin(keys.candles())) {
            return false;
        }
        double boxHigh = chart.highest(1, keys.boxBars);
        double boxHeight = boxHigh - chart.lowest(1, keys.boxBars);
        double range = chart.range(0);
        double meanRange = chart.meanRange(1, keys.boxBars);
        double volumeAsked = keys.volumeTimes * chart.meanVolume(1, keys.boxBars);
        boolean isBurst = chart.isUp(0)
                && chart.close(0) - boxHigh >= breakPoints
                && boxHeight <= keys.boxAtr * atr
                && range >= keys.rangeTimes * meanRange
                && chart.body(0) >= keys.bodyShare * range
                && chart.volume(0) >= volumeAsked;
        if (!isBurst) {
            return false;
        }
        chart.fill(setup, (chart.high(0) + chart.low(0)) / 2, keys.candles())
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.55)
                .plus(0.15, range / (keys.rangeTimes * meanRange) - 1)
                .plus(0.10, (chart.body(0) / range - keys.bodyShare) / (1 - keys.bodyShare))
                .plus(0.10, chart.volume(0) / volumeAsked - 1)
                .plus(0.10, 1 - boxHeight / (keys.boxAtr * atr));
        return true;
    }
}
