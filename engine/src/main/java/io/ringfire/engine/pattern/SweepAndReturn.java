package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.SwingPoints;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Sweep and return: lows that are nearly equal are taken out by one candle, and one of the next closes well back above them. Trades with the
 * return. Takes two candles or more; {@link LiquiditySweepReversal} is the form in one.
 *
 * <p>Live levels are clusters of swing lows ({@link SwingPoints}, {@code swingBars} on either side): one within the greater of {@code
 * toleranceAtr} average true ranges and {@code tolerancePips} of a cluster's first belongs to it, to the newest such cluster, else it begins
 * one. A cluster's price is its lowest. The newest {@code levels} clusters live, each until {@code levelBars} candles after its last swing,
 * or until it is swept. A gap does not end one.
 *
 * <p>A candle sweeps a level where its low is below by at least {@code sweepAtr} average true ranges and {@code sweepPips}. The level is done
 * with then, whatever comes, and there is no pattern where it has fewer than {@code minTouches} swings, where the candle does not open above it, or
 * where it closes back by the return's distance itself. Found (to buy; to sell is the mirror) at the close of the first candle that
 *
 * <ul>
 *   <li>is one of the {@code returnBars} behind the sweep;
 *   <li>closes up, and at least {@code returnAtr} average true ranges and {@code returnPips} above the level;
 *   <li>while no low since the sweep was more than {@code maxSweepAtr} below the level, and no gap lies behind the sweep.
 * </ul>
 *
 * Of several levels at one close the lowest counts. The average is that before the candle in question, over {@code atrPeriod} of them. Stop:
 * the lowest low since the sweep, it included, less the greater of {@code stopAtr} average true ranges and {@code stopPips}. Target: {@code
 * rewardToRisk} times the risk.
 *
 * <p>Confidence: 0.50; + 0.15 as swings grow from {@code minTouches} to two more; + 0.10 as the return grows from its least to three times
 * that; + 0.10 the sooner it returns, in full for the candle next to the sweep; + 0.10 as ticks of the sweep grow from the mean of {@code
 * atrPeriod} candles to twice that.
 *
 * <p>Wyckoff's "spring" and "upthrust"; on daily bars the day after is "Turtle Soup Plus One" in Connors and Raschke, "Street Smarts", 1995; ICT
 * calls the level equal lows or highs. That stops cluster there and how they cascade: Osler, "Stop-loss orders and price cascades in currency
 * markets", Journal of International Money and Finance 24(2), 2005.
 */
final class SweepAndReturn implements TwoSided.Half {
    static final String NAME = "sweep-and-return";

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
            Distance tolerance,
            int minTouches,
            Distance sweep,
            double maxSweepAtr,
            int returnBars,
            Distance comeback,
            Distance stop,
            double rewardToRisk) {}

    /** Swing lows near each other; once swept, what came since. */
    private static final class Level {
        private double first;
        private double price;
        private int touches;
        private long touchedAt;
        private long sweptAt; // 0 while it is not
        private double lowest; // since then
        private double sweepTicks; // times the mean
    }

    private SweepAndReturn(Keys keys, Instrument instrument) {
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
                Distance.read(parameters, "tolerance", 0.3, 0.5),
                parameters.wholeNumber("minTouches", 1, 100, 2),
                Distance.read(parameters, "sweep", 0.1, 0.5),
                parameters.decimal("maxSweepAtr", 0, 100, 2),
                parameters.wholeNumber("returnBars", 1, 100, 3),
                Distance.read(parameters, "return", 0.2, 0.5),
                Distance.read(parameters, "stop", 0.2, 0.5),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument -> new TwoSided(
                keys.levelBars + keys.returnBars + 1, keys.atrPeriod, () -> new SweepAndReturn(keys, instrument));
    }

    @Override
    public boolean onCandle(Chart chart, double atr, Setup setup) {
        now++;
        boolean isFound = false;
        double foundPrice = 0;
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            boolean isReturn = level.sweptAt > 0 && returns(level, chart, atr);
            if (isReturn && (!isFound || level.price < foundPrice)) {
                isFound = true;
                foundPrice = level.price;
                fill(setup, level, chart, atr);
            }
            if (isReturn || (level.sweptAt > 0 ? isOver(level, chart, atr) : isSpent(level, chart, atr))) {
                levels.remove(i);
            }
        }
        swings.update(chart.high(0), chart.low(0));
        if (swings.isNewLow()) {
            learn(swings.low(), keys.tolerance.points(atr, instrument));
        }
        return isFound;
    }

    /** Whether a level that was not swept has to go: by age, or by a sweep of which nothing can come. Notes one that counts. */
    private boolean isSpent(Level level, Chart chart, double atr) {
        double depth = level.price - chart.low(0);
        if (depth <= 0 || depth < keys.sweep.points(atr, instrument)) {
            return now - level.touchedAt >= keys.levelBars;
        }
        level.sweptAt = now;
        level.lowest = chart.low(0);
        level.sweepTicks = chart.volumeTimes(keys.atrPeriod);
        boolean isBackAlready = chart.close(0) - level.price >= keys.comeback.points(atr, instrument);
        return level.touches < keys.minTouches || chart.open(0) <= level.price || isBackAlready;
    }

    private boolean returns(Level level, Chart chart, double atr) {
        level.lowest = Math.min(level.lowest, chart.low(0));
        return !chart.followsGap(0)
                && level.price - level.lowest <= keys.maxSweepAtr * atr
                && chart.isUp(0)
                && chart.close(0) > level.price
                && chart.close(0) - level.price >= keys.comeback.points(atr, instrument);
    }

    /** Whether nothing can come any more of a level that was swept. */
    private boolean isOver(Level level, Chart chart, double atr) {
        return chart.followsGap(0)
                || level.price - level.lowest > keys.maxSweepAtr * atr
                || now - level.sweptAt >= keys.returnBars;
    }

    private void fill(Setup setup, Level level, Chart chart, double atr) {
        double comeback = (chart.close(0) - level.price) / keys.comeback.points(atr, instrument);
        long later = now - level.sweptAt - 1;
        chart.fill(setup, level.lowest - keys.stop.points(atr, instrument), now - level.touchedAt + 1)
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, (level.touches - keys.minTouches) / 2.0)
                .plus(0.10, (comeback - 1) / 2)
                .plus(0.10, 1 - (double) later / keys.returnBars)
                .plus(0.10, level.sweepTicks - 1);
    }

    private void learn(double price, double tolerance) {
        long at = now - swings.lowAge();
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            if (level.sweptAt == 0 && Math.abs(price - level.first) <= tolerance) {
                level.price = Math.min(level.price, price);
                level.touches++;
                level.touchedAt = at;
                return;
            }
        }
        Level level = levels.add();
        level.first = price;
        level.price = price;
        level.touches = 1;
        level.touchedAt = at;
        level.sweptAt = 0;
    }
}
