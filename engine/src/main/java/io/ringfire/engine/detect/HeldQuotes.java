package io.ringfire.engine.detect;

import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarSpec.PriceType;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.TickBlock;

/**
 * Quotes that end no bar of their instrument, held together until somebody looks at its bars: a bar needs the first, the highest, the
 * lowest and the last of them, and these are the same for all its kinds of bars. So a quote between touches one place, not each bar. Only
 * where all bars of an instrument are of time and of one price; a quote that is late for one of them is never held. One thread; allocates
 * nothing after it was made.
 */
final class HeldQuotes {
    private static final int ENDS_FROM_NS = 0;
    private static final int TAKES_FROM_NS = 1;
    private static final int TICKS = 2;
    private static final int FIRST = 3;
    private static final int HIGHEST = 4;
    private static final int LOWEST = 5;
    private static final int LAST = 6;
    private static final int VOLUME = 7;
    private static final int STRIDE = 8;

    private final long[] rows = new long[QuoteBoard.MAX_INSTRUMENTS * STRIDE];
    private final byte[] bidWeights = new byte[QuoteBoard.MAX_INSTRUMENTS];
    private final byte[] askWeights = new byte[QuoteBoard.MAX_INSTRUMENTS];

    /** Of no instrument yet. */
    HeldQuotes() {
        for (int at = 0; at < rows.length; at += STRIDE) {
            rows[at + ENDS_FROM_NS] = BarBuilder.NEVER;
            rows[at + TAKES_FROM_NS] = BarBuilder.NEVER;
        }
    }

    /** All bars of an instrument are made of this price. Where they are not, nothing is held: this is not called. */
    void price(int instrumentId, PriceType price) {
        bidWeights[instrumentId] = (byte) price.halfPoints(1, 0);
        askWeights[instrumentId] = (byte) price.halfPoints(0, 1);
    }

    /** From which venue time on a quote of the instrument ends one of its bars, or begins the first. */
    long endsFromNs(int instrumentId) {
        return rows[instrumentId * STRIDE + ENDS_FROM_NS];
    }

    /** Looks at the bars anew: one has ended, or come. */
    void look(int instrumentId, BarBuilder[] builders) {
        long endsFromNs = BarBuilder.NEVER;
        long takesFromNs = Long.MIN_VALUE;
        for (BarBuilder builder : builders) {
            endsFromNs = Math.min(endsFromNs, builder.endsFromNs());
            takesFromNs = Math.max(takesFromNs, builder.takesFromNs());
        }
        boolean isOnePrice = bidWeights[instrumentId] + askWeights[instrumentId] > 0;
        rows[instrumentId * STRIDE + ENDS_FROM_NS] = endsFromNs;
        rows[instrumentId * STRIDE + TAKES_FROM_NS] = isOnePrice ? takesFromNs : BarBuilder.NEVER;
    }

    /**
     * Holds a quote that ends no bar.
     *
     * @return false where its bars have to take it themselves, behind {@link #release}
     */
    boolean hold(int instrumentId, long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        int at = instrumentId * STRIDE;
        if (venueNs < rows[at + TAKES_FROM_NS]) {
            return false;
        }
        long price = halfPoints(instrumentId, bidPoints, askPoints);
        add(at, price, price, price, price, 1, volumeMicroLots);
        return true;
    }

    /** As {@link #hold(int, long, long, long, long)}, for all of them or none. */
    boolean hold(TickBlock ticks) {
        int id = ticks.instrumentId();
        int at = id * STRIDE;
        if (ticks.hasVenueBefore(rows[at + TAKES_FROM_NS])) {
            return false;
        }
        if (ticks.size() > 0) {
            int from = ticks.from();
            int last = ticks.to() - 1;
            add(
                    at,
                    halfPoints(id, ticks.bidPoints(from), ticks.askPoints(from)),
                    highestHalfPoints(id, ticks),
                    lowestHalfPoints(id, ticks),
                    halfPoints(id, ticks.bidPoints(last), ticks.askPoints(last)),
                    ticks.size(),
                    ticks.bidVolumeMicroLots());
        }
        return true;
    }

    /** Both sides count alike, or one of them alone. */
    private long highestHalfPoints(int instrumentId, TickBlock ticks) {
        return isMid(instrumentId)
                ? ticks.highestSumPoints()
                : halfPoints(instrumentId, ticks.highestBidPoints(), ticks.highestAskPoints());
    }

    private long lowestHalfPoints(int instrumentId, TickBlock ticks) {
        return isMid(instrumentId)
                ? ticks.lowestSumPoints()
                : halfPoints(instrumentId, ticks.lowestBidPoints(), ticks.lowestAskPoints());
    }

    private boolean isMid(int instrumentId) {
        return bidWeights[instrumentId] == 1 && askWeights[instrumentId] == 1;
    }

    /** Gives the bars what is held: before anybody looks at them, and before a quote that is not held. */
    void release(int instrumentId, BarBuilder[] builders) {
        int at = instrumentId * STRIDE;
        int ticks = (int) rows[at + TICKS];
        if (ticks == 0) {
            return;
        }
        rows[at + TICKS] = 0;
        for (BarBuilder builder : builders) {
            builder.onPrices(
                    rows[at + FIRST], rows[at + HIGHEST], rows[at + LOWEST], rows[at + LAST], ticks, rows[at + VOLUME]);
        }
    }

    private long halfPoints(int instrumentId, long bidPoints, long askPoints) {
        return bidPoints * bidWeights[instrumentId] + askPoints * askWeights[instrumentId];
    }

    private void add(int at, long first, long highest, long lowest, long last, int ticks, long volume) {
        boolean isFirst = rows[at + TICKS] == 0;
        rows[at + FIRST] = isFirst ? first : rows[at + FIRST];
        rows[at + HIGHEST] = isFirst ? highest : Math.max(rows[at + HIGHEST], highest);
        rows[at + LOWEST] = isFirst ? lowest : Math.min(rows[at + LOWEST], lowest);
        rows[at + LAST] = last;
        rows[at + VOLUME] = isFirst ? volume : rows[at + VOLUME] + volume;
        rows[at + TICKS] += ticks;
    }
}
