package io.ringfire.benchmarks.ta4j;

import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarListener;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The same rule as {@link OurCross} the way that ta4j's documentation shows: a series of bars, indicators on its closes, a strategy of two
 * rules, run by {@link BarSeriesManager}. In {@link DoubleNum}, the faster of its numbers.
 */
final class TheirCross implements BarListener {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final BarSeries series =
            new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();

    @Override
    public void onBar(Bar closed) {
        add(
                closed.endNs(),
                CrossMarket.price(closed.openHalfPoints()),
                CrossMarket.price(closed.highHalfPoints()),
                CrossMarket.price(closed.lowHalfPoints()),
                CrossMarket.price(closed.closeHalfPoints()));
    }

    void add(long endNs, double open, double high, double low, double close) {
        series.addBar(
                MINUTE,
                Instant.ofEpochSecond(endNs / NS_PER_SECOND).atZone(ZoneOffset.UTC),
                DoubleNum.valueOf(open),
                DoubleNum.valueOf(high),
                DoubleNum.valueOf(low),
                DoubleNum.valueOf(close),
                series.zero());
    }

    /** Makes indicators and strategy anew, since they keep what they have computed, and runs it. */
    TradingRecord run() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, OurCross.FAST);
        EMAIndicator slow = new EMAIndicator(close, OurCross.SLOW);
        BaseStrategy strategy = new BaseStrategy(
                new OverIndicatorRule(fast, slow), new UnderIndicatorRule(fast, slow), OurCross.SLOW - 1);
        return new BarSeriesManager(series, new TradeOnCurrentCloseModel()).run(strategy);
    }

    static void into(CrossTrades trades, TradingRecord record) {
        trades.clear();
        for (Position position : record.getPositions()) {
            trades.turn(position.getEntry().getIndex());
            trades.turn(position.getExit().getIndex());
        }
        if (record.getCurrentPosition().isOpened()) {
            trades.turn(record.getCurrentPosition().getEntry().getIndex());
        }
    }
}
