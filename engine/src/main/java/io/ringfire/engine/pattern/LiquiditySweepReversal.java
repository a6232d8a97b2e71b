package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.SwingPoints;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Liquidity sweep and reversal: the wick of one candle takes out a swing low, where stops of buyers rest, and the candle closes back above
 * it. Trades back inside. The one-candle form; {@link SweepAndReturn} takes longer.
 *
 * <p>Live levels are swing lows ({@link SwingPoints}, {@code swingBars} on either side), the newest {@code levels} of them, until a low
 * passes below one, or for {@code levelBars} candles. A gap does not end one. Found at a close (to buy; to sell is the mirror) where
 *
 * <ul>
 *   <li>the candle opens above a live level and its low is below it, by at least {@code sweepAtr} average true ranges and {@code sweepPips},
 *       and at most {@code maxSweepAtr}; of several the lowest level counts;
 *   <li>its lower wick is at least {@code wickShare} of its range;
 *   <li>it closes up, so above the level again, and its body is at least {@code bodyShare} of its range;
 *   <li>its range is at least {@code rangeAtr} average true ranges.
 * </ul>
 *
 * The average is that before this candle, over {@code atrPeriod} of them. Stop: the candle's low less the greater of {@code stopAtr} average
 * true ranges and {@code stopPips}. Target: {@code rewardToRisk} times the risk.
 *
 * <p>Confidence: 0.50; + 0.15 as the sweep grows from its least to three times that; + 0.10 as the wick grows from {@code wickShare} to the
 * whole range; + 0.10 as the close comes back to one average true range above the level; + 0.10 as ticks grow from the mean of {@code
 * atrPeriod} candles to twice that.
 *
 * <p>Connors and Raschke, "Street Smarts", 1995, have it on daily bars as "Turtle Soup"; Sperandeo, "Trader Vic", 1991, as "2B"; since ICT it
 * is called a liquidity sweep. That stops cluster there: Osler, "Currency orders and exchange rate dynamics", Journal of Finance 58(5), 2003.
 */
final class LiquiditySweepReversal implements TwoSided.Half {
    static final String NAME = "liquidity-sweep-reversal";

    private final Keys keys;
    private final Instrument instrument;
    private final SwingPoints swings;
    private final LiveList<Level> levels;
    private long now; // candles so far

    private record Keys(
            int atrPeriod,
            int swingBars,
            int levels,
            int levelBars,
            Distance sweep,
            double maxSweepAtr,
            double wickShare,
            double bodyShare,
            double rangeAtr,
            Distance stop,
            double rewardToRisk) {}

    /** A swing low that no candle has passed since. */
    private static final class Level {
        private double price;
        private long at;
    }

    private LiquiditySweepReversal(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.instrument = instrument;
        this.swings = new SwingPoints(keys.swingBars, keys.swingBars);
        this.levels = new LiveList<>(keys.levels, Level::new);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.wholeNumber("swingBars", 1, 100, 2),
                parameters.wholeNumber("levels", 1, 100, 16),
                parameters.wholeNumber("levelBars", 1, 10_000, 96),
                Distance.read(parameters, "sweep", 0.1, 0.5),
                parameters.decimal("maxSweepAtr", 0, 100, 1.5),
                parameters.decimal("wickShare", 0, 0.95, 0.5),
                parameters.decimal("bodyShare", 0, 1, 0.1),
                parameters.decimal("rangeAtr", 0, 100, 0.7),
                Distance.read(parameters, "stop", 0.2, 0.5),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument ->
                new TwoSided(keys.levelBars + 1, keys.atrPeriod, () -> new LiquiditySweepReversal(keys, instrument));
    }

    @Override
    public boolean onCandle(Chart chart, double atr, Setup setup) {
        now++;
        boolean isFound = isRejection(chart, atr) && sweepsALevel(chart, atr, setup);
        swings.update(chart.high(0), chart.low(0));
        if (swings.isNewLow()) {
            Level level = levels.add();
            level.price = swings.low();
            level.at = now - swings.lowAge();
        }
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            if (chart.low(0) < level.price || now - level.at >= keys.levelBars) {
                levels.remove(i);
            }
        }
        return isFound;
    }

    private boolean isRejection(Chart chart, double atr) {
        double range = chart.range(0);
        return chart.isUp(0)
                && chart.lowerWick(0) >= keys.wickShare * range
                && chart.body(0) >= keys.bodyShare * range
                && range >= keys.rangeAtr * atr;
    }

    private boolean sweepsALevel(Chart chart, double atr, Setup setup) {
        double least = keys.sweep.points(atr, instrument);
        Level swept = null;
        for (int i = 0; i < levels.size(); i++) {
            Level level = levels.get(i);
            double depth = level.price - chart.low(0);
            boolean isSwept =
                    chart.open(0) > level.price && depth > 0 && depth >= least && depth <= keys.maxSweepAtr * atr;
            if (isSwept && (swept == null || level.price <= swept.price)) {
                swept = level;
            }
        }
        if (swept == null) {
            return false;
        }
        double wick = chart.lowerWick(0) / chart.range(0);
        chart.fill(setup, chart.low(0) - keys.stop.points(atr, instrument), now - swept.at + 1)
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, ((swept.price - chart.low(0)) / least - 1) / 2)
                .plus(0.10, (wick - keys.wickShare) / (1 - keys.wickShare))
                .plus(0.10, (chart.close(0) - swept.price) / atr)
                .plus(0.10, chart.volumeTimes(keys.atrPeriod) - 1);
        return true;
    }
}
