package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.Atr;
import io.ringfire.engine.indicator.Kalman;
import io.ringfire.engine.indicator.Sma;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Kalman z-score fade: a close far from where a Kalman filter expected the level, while volatility is about what it usually is. Trades
 * back to the level.
 *
 * <p>The level is a scalar random walk seen through noise; {@code noiseRatio} is the variance of its steps over that of the noise, and
 * says how fast it follows (0.01: a tenth of a surprise goes into it). A close's innovation is what it is above the level expected before
 * it. As the true variances are not known, its z-score is the innovation over the root mean square of the {@code deviationBars}
 * innovations before it, whose mean is 0 where the model holds.
 *
 * <p>Found at a close (downward, from above the level; upward is the mirror) where
 *
 * <ul>
 *   <li>the z-score is at least {@code zScore}, for the first time since the close was at or below the level;
 *   <li>volatility, the average true range over {@code atrPeriod} as a share of that over {@code usualAtrPeriod}, is from {@code
 *       volatilityLeast} to {@code volatilityMost};
 *   <li>the level, this close taken in, is at least {@code targetAtr} average true ranges (over {@code atrPeriod}) below the close;
 *   <li>no gap lies between this candle and the one before.
 * </ul>
 *
 * A crossing at which the other conditions do not hold is spent, and so is an excursion that began before the deviation was known: what
 * is found late in an excursion would be another pattern.
 *
 * <p>Stop: {@code stopAtr} average true ranges above the high. Target: the level, this close taken in.
 *
 * <p>Confidence: 0.50; + 0.20 as the z-score grows from {@code zScore} to twice that; + 0.15 as volatility comes from a factor of 2 away
 * to what is usual; + 0.10 as the wick above the body grows from none to half of the range.
 *
 * <p>Filter: Kalman, "A New Approach to Linear Filtering and Prediction Problems", 1960; as local level model: Harvey, "Forecasting,
 * Structural Time Series Models and the Kalman Filter", 1989. Average true range: Wilder, "New Concepts in Technical Trading Systems",
 * 1978.
 */
final class KalmanFade implements Detector {
    static final String NAME = "kalman-fade";

    private final Keys keys;
    private final Kalman kalman;
    private final Sma squares;
    private final Atr atr;
    private final Atr usualAtr;
    private int spentSign;

    private record Keys(
            double noiseRatio,
            int deviationBars,
            double zScore,
            int atrPeriod,
            int usualAtrPeriod,
            double volatilityLeast,
            double volatilityMost,
            double targetAtr,
            double stopAtr) {}

    private KalmanFade(Keys keys) {
        this.keys = keys;
        this.kalman = new Kalman(keys.noiseRatio, 1);
        this.squares = new Sma(keys.deviationBars);
        this.atr = new Atr(keys.atrPeriod);
        this.usualAtr = new Atr(keys.usualAtrPeriod);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.decimal("noiseRatio", 0.000_001, 1_000, 0.01),
                parameters.wholeNumber("deviationBars", 2, 10_000, 100),
                parameters.decimal("zScore", 0.1, 100, 2),
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.wholeNumber("usualAtrPeriod", 1, 10_000, 100),
                parameters.decimal("volatilityLeast", 0, 100, 0.5),
                parameters.decimal("volatilityMost", 0, 100, 1.5),
                parameters.decimal("targetAtr", 0.01, 100, 0.5),
                parameters.decimal("stopAtr", 0, 100, 1));
        KeyOrder.requireBelow(
                parameters, "volatilityLeast", keys.volatilityLeast, "volatilityMost", keys.volatilityMost);
        return instrument -> new KalmanFade(keys);
    }

    @Override
    public int lookback() {
        return 2;
    }

    @Override
    public boolean onCandle(Candles candles, Setup setup) {
        double close = candles.close(0);
        boolean isFirst = !kalman.isReady();
        boolean isWarm = squares.isReady();
        double deviation = Math.sqrt(squares.value());
        kalman.update(close);
        atr.update(candles.high(0), candles.low(0), close);
        usualAtr.update(candles.high(0), candles.low(0), close);
        if (isFirst) {
            return false;
        }
        double innovation = kalman.innovation();
        squares.update(innovation * innovation);
        int sign = (int) Math.signum(innovation);
        if (!isWarm) {
            spentSign = sign; // when this excursion crossed is not known
            return false;
        }
        if (spentSign != sign) {
            spentSign = 0;
        }
        boolean isBeyond = deviation > 0 && Math.abs(innovation) >= keys.zScore * deviation;
        if (!isBeyond || spentSign != 0) {
            return false;
        }
        spentSign = sign;
        double usual = usualAtr.value();
        double volatility = usual > 0 ? atr.value() / usual : 0;
        boolean isFound = atr.isReady()
                && usualAtr.isReady()
                && atr.value() > 0
                && volatility >= keys.volatilityLeast
                && volatility <= keys.volatilityMost
                && sign * (close - kalman.level()) >= keys.targetAtr * atr.value()
                && !candles.hasGapWithin(lookback());
        if (isFound) {
            fill(candles, setup, sign, Math.abs(innovation) / deviation, volatility);
        }
        return isFound;
    }

    private void fill(Candles candles, Setup setup, int above, double zScore, double volatility) {
        double extreme = above > 0 ? candles.high(0) : candles.low(0);
        double wick = above > 0 ? candles.upperWick(0) : candles.lowerWick(0);
        double range = candles.range(0);
        setup.of(above > 0 ? Side.SELL : Side.BUY, extreme + above * keys.stopAtr * atr.value(), 1)
                .target(kalman.level())
                .confidence(0.50)
                .plus(0.20, zScore / keys.zScore - 1)
                .plus(0.15, 2 - Math.max(volatility, 1 / volatility))
                .plus(0.10, range > 0 ? 2 * wick / range : 0);
    }
}
