package io.ringfire.engine.market;

/**
 * The last closed bars of one kind of one instrument, the newest as number 0, to look at: {@link CandleHistory} keeps them, once for all
 * who look. Prices are points as doubles: halves of them are exact, so sums, differences and comparisons are too. Bars without ticks are
 * no candles; a candle behind some says so ({@link #followsGap}). Allocates nothing.
 */
public final class Candles {
    private final CandleHistory history;
    private final int most;

    Candles(CandleHistory history, int most) {
        this.history = history;
        this.most = most;
    }

    /** How many can be asked for: those that there have been, and at most as many as were asked to be kept. */
    public int size() {
        return (int) Math.min(history.count, most);
    }

    /** First price. */
    public double open(int back) {
        return price(at(back) + CandleHistory.OPEN);
    }

    /** Highest price. */
    public double high(int back) {
        return price(at(back) + CandleHistory.HIGH);
    }

    /** Lowest price. */
    public double low(int back) {
        return price(at(back) + CandleHistory.LOW);
    }

    /** Last price. */
    public double close(int back) {
        return price(at(back) + CandleHistory.CLOSE);
    }

    /** Volume where the feed has one, in micro-lots, else the number of ticks, the field's stand-in for it; above 0. */
    public long volume(int back) {
        return history.words[at(back) + CandleHistory.VOLUME];
    }

    /** Venue time at which it begins, epoch ns. */
    public long startNs(int back) {
        return history.words[at(back) + CandleHistory.START_NS];
    }

    /** Venue time at which it ends, epoch ns. */
    public long endNs(int back) {
        return history.words[at(back) + CandleHistory.END_NS];
    }

    /** Whether at least one interval without a tick lies between this candle and the one before it. */
    public boolean followsGap(int back) {
        return history.words[at(back) + CandleHistory.FOLLOWS_GAP] != 0;
    }

    /** Whether a gap lies within the newest {@code candles}, that is between two of them. */
    public boolean hasGapWithin(int candles) {
        int size = size();
        if (history.gapAt > 0 && history.count - history.gapAt < Math.min(candles - 1, size)) {
            return true;
        }
        if (candles - 1 > size) {
            throw new IndexOutOfBoundsException("candle " + (candles - 2) + " of " + size);
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
        int at = at(from);
        double highest = price(at + CandleHistory.HIGH);
        for (int left = behind(from, to); left > 0; left--) {
            at = older(at);
            highest = Math.max(highest, price(at + CandleHistory.HIGH));
        }
        return highest;
    }

    /** Lowest low of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double lowest(int from, int to) {
        int at = at(from);
        double lowest = price(at + CandleHistory.LOW);
        for (int left = behind(from, to); left > 0; left--) {
            at = older(at);
            lowest = Math.min(lowest, price(at + CandleHistory.LOW));
        }
        return lowest;
    }

    /** Mean range of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double meanRange(int from, int to) {
        int at = at(from);
        double sum = price(at + CandleHistory.HIGH) - price(at + CandleHistory.LOW);
        for (int left = behind(from, to); left > 0; left--) {
            at = older(at);
            sum += price(at + CandleHistory.HIGH) - price(at + CandleHistory.LOW);
        }
        return sum / (to - from + 1);
    }

    /** Mean volume of candles {@code from} to {@code to}, both included, {@code from} the newer. */
    public double meanVolume(int from, int to) {
        int at = at(from);
        long sum = history.words[at + CandleHistory.VOLUME];
        for (int left = behind(from, to); left > 0; left--) {
            at = older(at);
            sum += history.words[at + CandleHistory.VOLUME];
        }
        return (double) sum / (to - from + 1);
    }

    /** Where a candle begins. */
    private int at(int back) {
        if (back < 0 || back >= size()) {
            throw new IndexOutOfBoundsException("candle " + back + " of " + size());
        }
        int index = history.newest - back * CandleHistory.STRIDE;
        return index < 0 ? index + history.words.length : index;
    }

    /** Where the one before it begins. */
    private int older(int at) {
        return (at == 0 ? history.words.length : at) - CandleHistory.STRIDE;
    }

    /** How many lie behind {@code from}, as far as {@code to}, which must be there. */
    private int behind(int from, int to) {
        if (to >= size()) {
            throw new IndexOutOfBoundsException("candle " + to + " of " + size());
        }
        return to - from;
    }

    private double price(int index) {
        return Double.longBitsToDouble(history.words[index]);
    }
}
