package io.ringfire.engine.market;

import io.ringfire.engine.ring.RecordHash;

/**
 * Keeps the last closed bars of one kind of one instrument, once for all who look at them: each through {@link Candles} of a length of
 * its own. A candle's numbers lie side by side, 64 bytes, so that a close touches one place. One thread; O(1) a bar; allocates nothing
 * behind the last {@link #last}.
 */
public final class CandleHistory implements BarListener {
    /** Most candles that can be kept. */
    public static final int MOST = 100_000;

    static final int OPEN = 0;
    static final int HIGH = 1;
    static final int LOW = 2;
    static final int CLOSE = 3;
    static final int VOLUME = 4;
    static final int START_NS = 5;
    static final int END_NS = 6;
    static final int FOLLOWS_GAP = 7;

    /** Words of a candle. */
    static final int STRIDE = 8;

    /** A ring of candles; prices by the bits of a double. */
    long[] words = new long[0];

    /** Where the newest one begins. */
    int newest;

    /** Candles so far, those that have left included. */
    long count;

    /** Number of the newest one that follows a gap, the first candle being 1; 0 for none. */
    long gapAt;

    /** Chained over all candles so far. */
    private long hash;

    /** Keeps none yet. */
    public CandleHistory() {}

    /**
     * The last so many, from here on; as many are kept as the longest asks for. What one sees does not depend on what others asked for.
     *
     * @param candles 1 to {@link #MOST}
     * @throws IllegalStateException for more than are kept where candles came already: the older ones are gone
     */
    public Candles last(int candles) {
        if (candles < 1 || candles > MOST) {
            throw new IllegalArgumentException("candles=" + candles + " is not from 1 to " + MOST);
        }
        if (candles * STRIDE > words.length) {
            if (count > 0) {
                throw new IllegalStateException(
                        "candles=" + candles + " where " + words.length / STRIDE + " are kept, and have begun");
            }
            words = new long[candles * STRIDE];
            newest = words.length - STRIDE; // the first candle goes to the beginning
        }
        return new Candles(this, candles);
    }

    /** Takes a closed bar; one without ticks is no candle. */
    @Override
    public void onBar(Bar bar) {
        if (bar.tickCount() == 0) {
            return;
        }
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

    /**
     * Takes a candle by its numbers, in points.
     *
     * @throws IllegalStateException where nobody asked for any
     */
    public void add(
            double open,
            double high,
            double low,
            double close,
            long volume,
            long startNs,
            long endNs,
            boolean followsGap) {
        if (words.length == 0) {
            throw new IllegalStateException("nobody has asked for candles");
        }
        int at = newest + STRIDE == words.length ? 0 : newest + STRIDE;
        words[at + OPEN] = Double.doubleToRawLongBits(open);
        words[at + HIGH] = Double.doubleToRawLongBits(high);
        words[at + LOW] = Double.doubleToRawLongBits(low);
        words[at + CLOSE] = Double.doubleToRawLongBits(close);
        words[at + VOLUME] = volume;
        words[at + START_NS] = startNs;
        words[at + END_NS] = endNs;
        words[at + FOLLOWS_GAP] = followsGap ? 1 : 0;
        newest = at;
        count++;
        gapAt = followsGap ? count : gapAt;
        for (int i = 0; i < STRIDE; i++) {
            hash = RecordHash.mix(hash, words[at + i]);
        }
    }

    /** Hash of all candles so far, folded into another; how many of them are kept is no part of it. */
    public long foldState(long folded) {
        return RecordHash.mix(RecordHash.mix(folded, count), hash);
    }
}
