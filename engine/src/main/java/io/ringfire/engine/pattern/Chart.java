package io.ringfire.engine.pattern;

import io.ringfire.engine.market.Candles;
import io.ringfire.engine.order.Side;

/**
 * {@link Candles} as one side sees them: a buyer as they are, a seller upside down, every price negated. So a rule is written once, for the
 * buyer, and is symmetric by construction; negation is exact. Prices here, in and out, are the side's own.
 */
final class Chart {
    private final Side side;
    private final int sign;
    private Candles candles;

    /** As {@code side} sees them. */
    Chart(Side side) {
        this.side = side;
        this.sign = side.sign();
    }

    /** Shows these from here on. */
    Chart show(Candles shown) {
        candles = shown;
        return this;
    }

    /** Fills a setup to its side; {@code stop} is a price as the side sees it. */
    Setup fill(Setup setup, double stop, long ofCandles) {
        return setup.of(side, sign * stop, (int) ofCandles);
    }

    int size() {
        return candles.size();
    }

    double open(int back) {
        return sign * candles.open(back);
    }

    double high(int back) {
        return sign > 0 ? candles.high(back) : -candles.low(back);
    }

    double low(int back) {
        return sign > 0 ? candles.low(back) : -candles.high(back);
    }

    double close(int back) {
        return sign * candles.close(back);
    }

    double range(int back) {
        return candles.range(back);
    }

    double body(int back) {
        return candles.body(back);
    }

    double lowerWick(int back) {
        return sign > 0 ? candles.lowerWick(back) : candles.upperWick(back);
    }

    boolean isUp(int back) {
        return sign > 0 ? candles.isUp(back) : candles.isDown(back);
    }

    boolean isDown(int back) {
        return sign > 0 ? candles.isDown(back) : candles.isUp(back);
    }

    /** Highest high of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    double highest(int from, int to) {
        return sign > 0 ? candles.highest(from, to) : -candles.lowest(from, to);
    }

    /** Lowest low of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    double lowest(int from, int to) {
        return sign > 0 ? candles.lowest(from, to) : -candles.highest(from, to);
    }

    double meanRange(int from, int to) {
        return candles.meanRange(from, to);
    }

    long volume(int back) {
        return candles.volume(back);
    }

    double meanVolume(int from, int to) {
        return candles.meanVolume(from, to);
    }

    boolean followsGap(int back) {
        return candles.followsGap(back);
    }

    boolean hasGapWithin(int number) {
        return candles.hasGapWithin(number);
    }

    /** Volume of the newest, as a multiple of the mean of the {@code before} candles before it. */
    double volumeTimes(int before) {
        return candles.volume(0) / candles.meanVolume(1, before);
    }
}
