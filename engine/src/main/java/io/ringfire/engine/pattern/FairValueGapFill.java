package io.ringfire.engine.pattern;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Fair value gap fill: of three candles the last one's low stays above the first one's high; price comes back into what lies between, and
 * closes above it again. Trades with the move that left it.
 *
 * <p>A gap is made at the close of the third candle (to buy; to sell is the mirror) where
 *
 * <ul>
 *   <li>its low is above the first one's high by at least {@code gapAtr} average true ranges and {@code gapPips};
 *   <li>the candle between closes up, with a body of at least {@code bodyShare} of its range;
 *   <li>no interval without ticks lies between the three: that would be a gap in time.
 * </ul>
 *
 * The newest {@code gaps} of them live, each until a low reaches its bottom, which has filled it through, until it gave a setup, or for {@code
 * gapBars} candles behind its third. Found where
 *
 * <ul>
 *   <li>a low has filled at least {@code fillShare} of it, from the top;
 *   <li>of the {@code returnBars} candles from the last such one on, it included, this is one, with no gap in time among them;
 *   <li>and this one closes up and above the top.
 * </ul>
 *
 * Of several gaps at one close the newest counts; all of them are done with. The average is that before the candle in question, over {@code
 * atrPeriod} of them. Stop: the gap's bottom less the greater of {@code stopAtr} average true ranges and {@code stopPips}. Target: {@code
 * rewardToRisk} times the risk.
 *
 * <p>Confidence: 0.45; + 0.15 as the gap grows from its least to three times that; + 0.10 as the body between grows from {@code bodyShare} to
 * the whole range; + 0.10 the less of the gap is filled, in full for {@code fillShare} of it; + 0.10 the younger the gap; + 0.10 as ticks of the
 * last candle grow from the mean of {@code atrPeriod} candles to twice that.
 *
 * <p>The term and the rule are ICT's, its midpoint "consequent encroachment"; others say imbalance.
 */
final class FairValueGapFill implements TwoSided.Half {
    static final String NAME = "fair-value-gap-fill";

    private final Keys keys;
    private final Instrument instrument;
    private final LiveList<Gap> gaps;
    private long now; // candles so far

    private record Keys(
            int atrPeriod,
            Distance gap,
            double bodyShare,
            int gaps,
            int gapBars,
            double fillShare,
            int returnBars,
            Distance stop,
            double rewardToRisk) {}

    private static final class Gap {
        private double top;
        private double bottom;
        private long at; // third candle
        private double size; // times its least
        private double body; // share, of the candle between
        private long reachedAt; // 0 while it was not
        private double lowest; // since the third candle
    }

    private FairValueGapFill(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.instrument = instrument;
        this.gaps = new LiveList<>(keys.gaps, Gap::new);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                Distance.read(parameters, "gap", 0.25, 0.5),
                parameters.decimal("bodyShare", 0, 0.95, 0.5),
                parameters.wholeNumber("gaps", 1, 100, 8),
                parameters.wholeNumber("gapBars", 1, 10_000, 72),
                parameters.decimal("fillShare", 0, 0.95, 0.5),
                parameters.wholeNumber("returnBars", 1, 100, 3),
                Distance.read(parameters, "stop", 0.2, 0.5),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument ->
                new TwoSided(keys.gapBars + 3, keys.atrPeriod, () -> new FairValueGapFill(keys, instrument));
    }

    @Override
    public boolean onCandle(Chart chart, double atr, Setup setup) {
        now++;
        boolean isFound = false;
        for (int i = gaps.size() - 1; i >= 0; i--) {
            Gap gap = gaps.get(i);
            follow(gap, chart);
            boolean isFilledThrough = gap.lowest <= gap.bottom;
            boolean isReturn = !isFilledThrough && isReturn(gap, chart);
            if (isReturn && !isFound) {
                isFound = true;
                fill(setup, gap, chart, atr);
            }
            if (isReturn || isFilledThrough || now - gap.at >= keys.gapBars) {
                gaps.remove(i);
            }
        }
        learn(chart, atr);
        return isFound;
    }

    private void follow(Gap gap, Chart chart) {
        if (chart.followsGap(0)) {
            gap.reachedAt = 0;
        }
        gap.lowest = Math.min(gap.lowest, chart.low(0));
        if (gap.top - chart.low(0) >= keys.fillShare * (gap.top - gap.bottom)) {
            gap.reachedAt = now;
        }
    }

    private boolean isReturn(Gap gap, Chart chart) {
        return gap.reachedAt > 0 && now - gap.reachedAt < keys.returnBars && chart.isUp(0) && chart.close(0) > gap.top;
    }

    private void fill(Setup setup, Gap gap, Chart chart, double atr) {
        double filled = (gap.top - gap.lowest) / (gap.top - gap.bottom);
        chart.fill(setup, gap.bottom - keys.stop.points(atr, instrument), now - gap.at + 3)
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.45)
                .plus(0.15, (gap.size - 1) / 2)
                .plus(0.10, (gap.body - keys.bodyShare) / (1 - keys.bodyShare))
                .plus(0.10, 1 - (filled - keys.fillShare) / (1 - keys.fillShare))
                .plus(0.10, 1 - (double) (now - gap.at) / keys.gapBars)
                .plus(0.10, chart.volumeTimes(keys.atrPeriod) - 1);
    }

    private void learn(Chart chart, double atr) {
        if (chart.size() < 3 || chart.hasGapWithin(3)) {
            return;
        }
        double least = keys.gap.points(atr, instrument);
        double size = chart.low(0) - chart.high(2);
        if (size > 0 && size >= least && chart.isUp(1) && chart.body(1) >= keys.bodyShare * chart.range(1)) {
            Gap gap = gaps.add();
            gap.top = chart.low(0);
            gap.bottom = chart.high(2);
            gap.at = now;
            gap.size = size / least;
            gap.body = chart.body(1) / chart.range(1);
            gap.reachedAt = 0;
            gap.lowest = gap.top;
        }
    }
}
