package io.ringfire.engine.pattern;

import io.ringfire.engine.market.Bar;

/**
 * The last closed bars of an instrument, the newest as number 0. Prices are points as doubles: halves of them are exact, so sums,
 * differences and comparisons are too. Bars without ticks are no candles; a candle behind some says so ({@link #followsGap}).
 */
public final class Candles {
    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final long[] volumes;
    private final long[] startsNs;
    private final long[] endsNs;
    private final boolean[] gaps;
    private long count;
    private int newest = -1;

    /** Keeps so many. */
    public Candles(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity=" + capacity + " is not at least 1");
        }
        opens = new double[capacity];
        highs = new double[capacity];
        lows = new double[capacity];
        closes = new double[capacity];
        volumes = new long[capacity];
        startsNs = new long[capacity];
        endsNs = new long[capacity];
        gaps = new boolean[capacity];
    }

    /** Takes a closed bar with ticks. */
    public void add(Bar bar) {
        add(
                bar.openHalfPoints() / 2.0,
                bar.highHalfPoints() / 2.0,
                bar.lowHalfPoints() / 2.0,
                bar.closeHalfPoints() / 2.0,
                bar.volumeMicroLots() > 0 ? bar.volumeMicroLots() : bar.tickCount(),
                bar.startNs(),
                bar.endNs(),
                bar.followsGap());
    }

    /** Takes a candle by its numbers, in points. */
    public void add(
            double open,
            double high,
            double low,
            double close,
            long volume,
            long startNs,
            long endNs,
            boolean followsGap) {
        newest = newest + 1 == opens.length ? 0 : newest + 1;
        opens[newest] = open;
        highs[newest] = high;
        lows[newest] = low;
        closes[newest] = close;
        volumes[newest] = volume;
        startsNs[newest] = startNs;
        endsNs[newest] = endNs;
        gaps[newest] = followsGap;
        count++;
    }

    /** How many can be asked for. */
    public int size() {
        return (int) Math.min(count, opens.length);
    }

    /** First price. */
    public double open(int back) {
        return opens[at(back)];
    }

    /** Highest price. */
    public double high(int back) {
        return highs[at(back)];
    }

    /** Lowest price. */
    public double low(int back) {
        return lows[at(back)];
    }

    /** Last price. */
    public double close(int back) {
        return closes[at(back)];
    }

    /** Volume where the feed has one, in micro-lots, else the number of ticks, the field's stand-in for it; above 0. */
    public long volume(int back) {
        return volumes[at(back)];
    }

    /** Venue time at which it begins, epoch ns. */
    public long startNs(int back) {
        return startsNs[at(back)];
    }

    /** Venue time at which it ends, epoch ns. */
    public long endNs(int back) {
        return endsNs[at(back)];
    }

    /** Whether at least one interval without a tick lies between this candle and the one before it. */
    public boolean followsGap(int back) {
        return gaps[at(back)];
    }

    /** Whether a gap lies within the newest {@code candles}, that is between two of them. */
    public boolean hasGapWithin(int candles) {
        for (int back = 0; back < candles - 1; back++) {
            if (followsGap(back)) {
                return true;
            }
        }
        return false;
    }

    /** High less low. */
    public double range(int back) {
        return high(back) - low(back);
    }

    /** Size of the body, never negative. */
    public double body(int back) {
        return Math.abs(close(back) - open(back));
    }

    /** What lies above the body. */
    public double upperWick(int back) {
        return high(back) - Math.max(open(back), close(back));
    }

    /** What lies below the body. */
    public double lowerWick(int back) {
        return Math.min(open(back), close(back)) - low(back);
    }

    /** Whether it closed above its open. */
    public boolean isUp(int back) {
        return close(back) > open(back);
    }

    /** Whether it closed below its open. */
    public boolean isDown(int back) {
        return close(back) < open(back);
    }

    /** Highest high of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double highest(int from, int to) {
        double highest = high(from);
        for (int back = from + 1; back <= to; back++) {
            highest = Math.max(highest, high(back));
        }
        return highest;
    }

    /** Lowest low of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double lowest(int from, int to) {
        double lowest = low(from);
        for (int back = from + 1; back <= to; back++) {
            lowest = Math.min(lowest, low(back));
        }
        return lowest;
    }

    /** Mean range of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double meanRange(int from, int to) {
        double sum = 0;
        for (int back = from; back <= to; back++) {
            sum += range(back);
        }
        return sum / (to - from + 1);
    }

    /** Mean volume of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double meanVolume(int from, int to) {
        long sum = 0;
        for (int back = from; back <= to; back++) {
            sum += volume(back);
        }
        return (double) sum / (to - from + 1);
    }

    private int at(int back) {
        if (back < 0 || back >= size()) {
            throw new IndexOutOfBoundsException("candle " + back + " of " + size());
        }
        int index = newest - back;
        return index < 0 ? index + opens.length : index;
    }
}
