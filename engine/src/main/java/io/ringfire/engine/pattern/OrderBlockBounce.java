package io.ringfire.engine.pattern;

import io.ringfire.engine.indicator.SwingPoints;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.strategy.StrategyParameters;
import java.util.function.Function;

/**
 * Order block bounce: the last down candle before a move up that breaks structure is a block; price returns to it and closes away above it.
 * Trades with the move.
 *
 * <p>A block is made at a close (to buy; to sell is the mirror) where
 *
 * <ul>
 *   <li>the last candle that closed down is one of the {@code impulseBars} before this one, and made no block yet;
 *   <li>this close is above its high by at least {@code impulseAtr} average true ranges and {@code impulsePips};
 *   <li>the last known swing high ({@link SwingPoints}, {@code swingBars} on either side), which is not behind the block, is not below the
 *       block's close and is below this close: structure is broken;
 *   <li>no gap lies within these candles.
 * </ul>
 *
 * Its zone is the range of that candle. The newest {@code blocks} of them live, each until a close below it, or for {@code blockBars} candles.
 * A gap does not end one. A touch begins with a low not above the zone's top and ends with the first close above it; with touch number {@code
 * maxTouches} + 1 the block is spent. Found where a touch
 *
 * <ul>
 *   <li>ends within {@code returnBars} candles, its first included, no gap among them;
 *   <li>by a candle that closes up with a body of at least {@code bodyShare} of its range.
 * </ul>
 *
 * Of several blocks at one close the newest counts. The average is that before the candle in question, over {@code atrPeriod} of them. Stop: the
 * lower of zone and touch, less the greater of {@code stopAtr} average true ranges and {@code stopPips}. Target: {@code rewardToRisk} times the
 * risk.
 *
 * <p>Confidence: 0.50; + 0.15 as the move grows from its least to three times that; + 0.10 the fewer touches, in full for the first; + 0.10 the
 * younger the block; + 0.10 as ticks of the last candle grow from the mean of {@code atrPeriod} candles to twice that.
 *
 * <p>The term and the rule are ICT's: last opposite candle, displacement, break of structure. Whether orders rest there no bar can show.
 */
final class OrderBlockBounce implements TwoSided.Half {
    static final String NAME = "order-block-bounce";

    private final Keys keys;
    private final Instrument instrument;
    private final SwingPoints swings;
    private final LiveList<Block> blocks;
    private long now; // candles so far
    private long lastBlockAt;

    private record Keys(
            int atrPeriod,
            int swingBars,
            int impulseBars,
            Distance impulse,
            int blocks,
            int blockBars,
            int maxTouches,
            int returnBars,
            double bodyShare,
            Distance stop,
            double rewardToRisk) {}

    private static final class Block {
        private double top;
        private double bottom;
        private long at;
        private double impulse; // times its least
        private int touches;
        private long touchedAt; // first candle of the touch that lasts, else 0
        private boolean isTouchCut; // by a gap
        private double lowest; // of the touch
    }

    private OrderBlockBounce(Keys keys, Instrument instrument) {
        this.keys = keys;
        this.instrument = instrument;
        this.swings = new SwingPoints(keys.swingBars, keys.swingBars);
        this.blocks = new LiveList<>(keys.blocks, Block::new);
    }

    /** Reads its keys; makes one for an instrument. */
    static Function<Instrument, Detector> configured(StrategyParameters parameters) {
        Keys keys = new Keys(
                parameters.wholeNumber("atrPeriod", 1, 1_000, 14),
                parameters.wholeNumber("swingBars", 1, 100, 2),
                parameters.wholeNumber("impulseBars", 1, 100, 4),
                Distance.read(parameters, "impulse", 1, 1),
                parameters.wholeNumber("blocks", 1, 100, 8),
                parameters.wholeNumber("blockBars", 1, 10_000, 72),
                parameters.wholeNumber("maxTouches", 1, 100, 2),
                parameters.wholeNumber("returnBars", 1, 100, 3),
                parameters.decimal("bodyShare", 0, 1, 0.3),
                Distance.read(parameters, "stop", 0.2, 0.5),
                parameters.decimal("rewardToRisk", 0.1, 100, 1.5));
        return instrument -> new TwoSided(
                Math.max(keys.blockBars, keys.impulseBars) + 1,
                keys.atrPeriod,
                () -> new OrderBlockBounce(keys, instrument));
    }

    @Override
    public boolean onCandle(Chart chart, double atr, Setup setup) {
        now++;
        boolean isFound = false;
        for (int i = blocks.size() - 1; i >= 0; i--) {
            Block block = blocks.get(i);
            follow(block, chart);
            boolean isClosedThrough = chart.close(0) < block.bottom;
            boolean isLeft = block.touchedAt > 0 && chart.close(0) > block.top;
            if (isLeft && !isFound && block.touches <= keys.maxTouches && isBounce(block, chart)) {
                isFound = true;
                fill(setup, block, chart, atr);
            }
            if (isLeft) {
                block.touchedAt = 0;
            }
            if (isClosedThrough || block.touches > keys.maxTouches || now - block.at >= keys.blockBars) {
                blocks.remove(i);
            }
        }
        swings.update(chart.high(0), chart.low(0));
        learn(chart, atr);
        return isFound;
    }

    /** Begins a touch or goes on with one. */
    private void follow(Block block, Chart chart) {
        if (block.touchedAt > 0) {
            block.isTouchCut |= chart.followsGap(0);
            block.lowest = Math.min(block.lowest, chart.low(0));
        } else if (chart.low(0) <= block.top) {
            block.touches++;
            block.touchedAt = now;
            block.isTouchCut = false;
            block.lowest = chart.low(0);
        }
    }

    private boolean isBounce(Block block, Chart chart) {
        return now - block.touchedAt < keys.returnBars
                && !block.isTouchCut
                && chart.isUp(0)
                && chart.body(0) >= keys.bodyShare * chart.range(0);
    }

    private void fill(Setup setup, Block block, Chart chart, double atr) {
        double stop = Math.min(block.bottom, block.lowest) - keys.stop.points(atr, instrument);
        chart.fill(setup, stop, now - block.at + 1)
                .rewardToRisk(keys.rewardToRisk)
                .confidence(0.50)
                .plus(0.15, (block.impulse - 1) / 2)
                .plus(0.10, 1 - (block.touches - 1.0) / keys.maxTouches)
                .plus(0.10, 1 - (double) (now - block.at) / keys.blockBars)
                .plus(0.10, chart.volumeTimes(keys.atrPeriod) - 1);
    }

    private void learn(Chart chart, double atr) {
        int back = 1;
        while (back <= keys.impulseBars && back < chart.size() && !chart.isDown(back)) {
            back++;
        }
        if (back > keys.impulseBars || back >= chart.size() || now - back <= lastBlockAt) {
            return;
        }
        double least = keys.impulse.points(atr, instrument);
        double move = chart.close(0) - chart.high(back);
        boolean isImpulse = move > 0 && move >= least && !chart.hasGapWithin(back + 1);
        boolean isBreak = swings.highAge() >= back // 0 where there is none
                && chart.close(back) <= swings.high()
                && chart.close(0) > swings.high();
        if (isImpulse && isBreak) {
            lastBlockAt = now - back;
            Block block = blocks.add();
            block.top = chart.high(back);
            block.bottom = chart.low(back);
            block.at = lastBlockAt;
            block.impulse = move / least;
            block.touches = 0;
            block.touchedAt = 0;
        }
    }
}
