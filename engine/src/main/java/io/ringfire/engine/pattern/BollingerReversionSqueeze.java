package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Adx;
import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Bollinger;
import io.ringfire.engine.indicator.Keltner;
import io.ringfire.engine.indicator.Rsi;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Bollinger mean reversion and squeeze, two branches around the same bands. In a market that ranges, a candle that was beyond a band and
 * was thrown back is faded; a squeeze that is released is followed. {@code branches} says which are on: {@code both}, {@code reversion} or
 * {@code squeeze}.
 *
 * <p>Bands are {@code deviations} around the mean of {@code period} closes, this candle's included; ATR, RSI and ADX are Wilder's, over
 * {@code atrPeriod}, {@code rsiPeriod} and {@code adxPeriod}.
 *
 * <p><b>Reversion</b>: found at a close (downward, from the upper band; upward is the mirror) where
 *
 * <ul>
 *   <li>the high is above the upper band, by at least {@code excursionAtr} average true ranges;
 *   <li>the close is below that band again, and the upper wick at least {@code wickShare} of the range: it was thrown back;
 *   <li>RSI is at least {@code rsiExtreme} (for the mirror at most 100 less that);
 *   <li>ADX is at most {@code adxMost}: the market ranges;
 *   <li>the middle band is at least {@code targetAtr} average true ranges below the close: there is something to go for.
 * </ul>
 *
 * Candles in a row whose highs are above the band are one excursion, which is found once at most. Stop: {@code stopAtr} average true
 * ranges above the high. Target: the middle band, as it is at this close. Confidence: 0.50; + 0.15 as RSI grows from {@code rsiExtreme}
 * to 100; + 0.10 as the high grows from the band to one average true range beyond; + 0.10 as the wick grows to the whole range; + 0.10
 * as ADX falls from {@code adxMost} to 0.
 *
 * <p><b>Squeeze</b>: a candle is squeezed where both bands lie within the Keltner channel, {@code channelAtr} average true ranges around
 * an EMA of closes, both over {@code period}. Found at a close (upward; downward is the mirror) where
 *
 * <ul>
 *   <li>at least {@code squeezeBars} candles in a row before it were squeezed, and it is not: the squeeze is released;
 *   <li>it closes above its open, and at least {@code releaseAtr} average true ranges above the middle band;
 *   <li>it has at least {@code volumeTimes} the mean volume of the {@code period} candles before.
 * </ul>
 *
 * Stop: the middle band. Target: {@code rewardToRisk} times the risk. Confidence: 0.50; + 0.15 as the distance from the middle band grows
 * from {@code releaseAtr} to twice that; + 0.10 as the squeeze lasts from {@code squeezeBars} to twice as long; + 0.10 as ticks grow from
 * {@code volumeTimes} to twice that.
 *
 * <p>Of both: no gap lies within the {@code period} candles before and this one. Where one candle completes a reversion and a release,
 * or both reversions, they contradict each other and nothing is found.
 *
 * <p>Bands: Bollinger, "Bollinger on Bollinger Bands", 2001. RSI and ADX: Wilder, "New Concepts in Technical Trading Systems", 1978.
 * Squeeze and release by the Keltner channel: Carter, "Mastering the Trade", 2005.
 */
final class BollingerReversionSqueeze implements Detector {
    static final String NAME = "bollinger-reversion-squeeze";

    private static final int LONGEST_SQUEEZE = 1_000_000;

    private final Keys keys;
    private final Bollinger bands;
    private final Keltner channel;
    private final Atr atr;
    private final Rsi rsi;
    private final Adx adx;
    private int squeezed;
    private boolean isUpperSpent;
    private boolean isLowerSpent;

    private record Keys(
            boolean hasReversion,
            boolean hasSqueeze,
            int period,
            double deviations,
            int atrPeriod,
            int rsiPeriod,
            int adxPeriod,
            double excursionAtr,
            double wickShare,
            double rsiExtreme,
            double adxMost,
            double targetAtr,
            double stopAtr,
            double channelAtr,
            int squeezeBars,
            double releaseAtr,
            double volumeTimes,
            double rewardToRisk) {}

    private BollingerReversionSqueeze(Keys keys) {
        this.keys = keys;
        this.bands = new Bollinger(keys.period, keys.deviations);
        this.channel = new Keltner(keys.period, keys.period, keys.channelAtr, Keltner.Kind.EXPONENTIAL);
        this.atr = new Atr(keys.atrPeriod);
        this.rsi = new Rsi(keys.rsiPeriod);
        this.adx = new Adx(keys.adxPeriod);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        String branches = parameters.oneOf("branches", "both", "both", "reversion", "squeeze");
        Keys keys = new Keys(
                !branches.equals("squeeze"),
                !branches.equals("reversion"),
                parameters.wholeNumber("period", 2, 1_000, 20),
                parameters.decimal("deviations", 0.1, 100, 2),
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.wholeNumber("rsiPeriod", 1, 1_000, 14),
                parameters.wholeNumber("adxPeriod", 1, 1_000, 14),
                parameters.decimal("excursionAtr", 0, 100, 0),
                parameters.decimal("wickShare", 0, 0.95, 0.4),
                parameters.decimal("rsiExtreme", 50, 99, 60),
                parameters.decimal("adxMost", 1, 100, 30),
                parameters.decimal("targetAtr", 0.01, 100, 0.5),
                parameters.decimal("stopAtr", 0, 100, 0.5),
                parameters.decimal("channelAtr", 0.1, 100, 1.5),
                parameters.wholeNumber("squeezeBars", 1, 1_000, 5),
                parameters.decimal("releaseAtr", 0.01, 100, 0.75),
                parameters.decimal("volumeTimes", 0, 100, 1.2),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument -> new BollingerReversionSqueeze(keys);
    }

    @Override
    public int lookback() {
        return keys.period + 1;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        int squeezedBefore = squeezed;
        update(candles);
        boolean isReady = channel.isReady() && bands.isReady() && atr.isReady() && rsi.isReady() && adx.isReady();
        boolean isSqueezed = isReady && bands.upper() < channel.upper() && bands.lower() > channel.lower();
        squeezed = isSqueezed ? Math.min(squeezedBefore + 1, LONGEST_SQUEEZE) : 0;
        if (!isReady || atr.value() <= 0) {
            return false;
        }
        boolean isWhole = candles.size() >= lookback() && !candles.hasGapWithin(lookback());
        boolean fallsBack = isExcursion(candles, 1) && !isUpperSpent && isWhole && isThrownBack(candles, 1);
        boolean risesBack = isExcursion(candles, -1) && !isLowerSpent && isWhole && isThrownBack(candles, -1);
        isUpperSpent = isExcursion(candles, 1) && (isUpperSpent || fallsBack);
        isLowerSpent = isExcursion(candles, -1) && (isLowerSpent || risesBack);
        int release = !isSqueezed && squeezedBefore >= keys.squeezeBars && isWhole ? released(candles) : 0;
        int found = (fallsBack ? 1 : 0) + (risesBack ? 1 : 0) + (release != 0 ? 1 : 0);
        if (found != 1) {
            return false;
        }
        if (release != 0) {
            fillRelease(candles, setup, release, squeezedBefore);
        } else {
            fillReversion(candles, setup, fallsBack ? 1 : -1);
        }
        return true;
    }

    private void update(Candles candles) {
        double high = candles.high(0);
        double low = candles.low(0);
        double close = candles.close(0);
        bands.update(close);
        channel.update(high, low, close);
        atr.update(high, low, close);
        rsi.update(close);
        adx.update(high, low, close);
    }

    /** Whether the candle was beyond the band above (1) or below (-1). */
    private boolean isExcursion(Candles candles, int above) {
        return keys.hasReversion && excursion(candles, above) > 0;
    }

    private boolean isThrownBack(Candles candles, int above) {
        double band = above > 0 ? bands.upper() : bands.lower();
        return excursion(candles, above) >= keys.excursionAtr * atr.value()
                && above * (band - candles.close(0)) > 0
                && wick(candles, above) >= keys.wickShare * candles.range(0)
                && extremity(above) >= keys.rsiExtreme
                && adx.adx() <= keys.adxMost
                && above * (candles.close(0) - bands.middle()) >= keys.targetAtr * atr.value();
    }

    private void fillReversion(Candles candles, Setup setup, int above) {
        double extreme = above > 0 ? candles.high(0) : candles.low(0);
        double wickShare = wick(candles, above) / candles.range(0);
        setup.of(above > 0 ? Side.SELL : Side.BUY, extreme + above * keys.stopAtr * atr.value(), 1)
                .target(bands.middle())
                .confidence(0.50)
                .plus(0.15, (extremity(above) - keys.rsiExtreme) / (100 - keys.rsiExtreme))
                .plus(0.10, excursion(candles, above) / atr.value())
                .plus(0.10, (wickShare - keys.wickShare) / (1 - keys.wickShare))
                .plus(0.10, 1 - adx.adx() / keys.adxMost);
    }

    /** 1 where the candle leaves the squeeze upward, -1 downward, else 0. */
    private int released(Candles candles) {
        double distance = candles.close(0) - bands.middle();
        int sign = distance > 0 ? 1 : -1;
        boolean isReleased = keys.hasSqueeze
                && sign * distance >= keys.releaseAtr * atr.value()
                && sign * (candles.close(0) - candles.open(0)) > 0
                && candles.volume(0) >= keys.volumeTimes * candles.meanVolume(1, keys.period);
        return isReleased ? sign : 0;
    }

    private void fillRelease(Candles candles, Setup setup, int sign, int squeezedBefore) {
        double distance = sign * (candles.close(0) - bands.middle());
        double usualVolume = keys.volumeTimes * candles.meanVolume(1, keys.period);
        setup.of(sign > 0 ? Side.BUY : Side.SELL, bands.middle(), lookback())
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, distance / (keys.releaseAtr * atr.value()) - 1)
                .plus(0.10, (double) squeezedBefore / keys.squeezeBars - 1)
                .plus(0.10, candles.volume(0) / usualVolume - 1);
    }

    /** How far beyond the band the candle was; negative within. */
    private double excursion(Candles candles, int above) {
        return above > 0 ? candles.high(0) - bands.upper() : bands.lower() - candles.low(0);
    }

    private static double wick(Candles candles, int above) {
        return above > 0 ? candles.upperWick(0) : candles.lowerWick(0);
    }

    /** RSI as seen from that side: 100 is the extreme. */
    private double extremity(int above) {
        return above > 0 ? rsi.value() : 100 - rsi.value();
    }
}
