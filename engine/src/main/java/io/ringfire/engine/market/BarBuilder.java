package io.ringfire.engine.market;

import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.TickBlock;

/** Makes the bars of one kind of one instrument. One thread; O(1) a tick; allocates nothing after it was made. */
public abstract sealed class BarBuilder permits TimeBarBuilder, TickBarBuilder {
    /** {@link #dueNs} of a builder that waits for no instant. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The bar that is being made; what is closed is handed on as this same object. */
    protected final Bar bar = new Bar();

    /** What bid and ask count for in the price: a product each is cheaper at every quote than a choice. */
    private final long bidWeight;

    private final long askWeight;
    private final BarListener listener;

    /** Hands closed bars to {@code listener}. */
    protected BarBuilder(int instrumentId, BarSpec spec, BarListener listener) {
        this.bar.instrumentId = instrumentId;
        this.bar.spec = spec;
        this.bidWeight = spec.price().halfPoints(1, 0);
        this.askWeight = spec.price().halfPoints(0, 1);
        this.listener = listener;
    }

    /** A builder of the right kind. */
    public static BarBuilder of(int instrumentId, BarSpec spec, BarRules rules, BarListener listener) {
        return of(instrumentId, spec, rules, new DayClock(rules.dayStart()), listener);
    }

    /**
     * A builder of the right kind, beside others.
     *
     * @param days where days begin by the rules; one serves all builders of a thread, and its table is large
     */
    public static BarBuilder of(int instrumentId, BarSpec spec, BarRules rules, DayClock days, BarListener listener) {
        return spec.isTickBar()
                ? new TickBarBuilder(instrumentId, spec, listener)
                : new TimeBarBuilder(instrumentId, spec, rules, days, listener);
    }

    /**
     * Takes a quote, and closes what it ends.
     *
     * @return false when the quote's bar is closed already; it counts for no bar then
     */
    public final boolean onQuote(long venueNs, long bidPoints, long askPoints, long volumeMicroLots) {
        return add(venueNs, bidPoints * bidWeight + askPoints * askWeight, volumeMicroLots);
    }

    /** Takes quotes that end no bar; returns how many came after theirs was closed. */
    public abstract int onQuotes(TickBlock ticks);

    /**
     * Takes prices in half points, of which these are the first, the highest, the lowest and the last, as if they came one by one: of quotes
     * that end no bar, and that came at {@link #takesFromNs} or later.
     *
     * @param ticks how many, at least 1
     * @param volumeMicroLots of all of them
     */
    public final void onPrices(long first, long highest, long lowest, long last, int ticks, long volumeMicroLots) {
        bar.add(first, highest, lowest, last, ticks, volumeMicroLots);
    }

    /** From which venue time on a quote is not too late for the bar; {@link #NEVER} where {@link #onPrices} would not do. */
    public abstract long takesFromNs();

    /** The price of a quote. */
    protected final long halfPoints(TickBlock ticks, int index) {
        return ticks.bidPoints(index) * bidWeight + ticks.askPoints(index) * askWeight;
    }

    /** How many quotes more the bar takes before one ends it, whatever their times; {@code Integer.MAX_VALUE} where that is all the same. */
    public abstract int ticksWithin();

    /** From which venue time on the next quote would end a bar, or begin the first one; {@link #NEVER} for none. */
    public abstract long endsFromNs();

    /** Closes what is due by this instant. */
    public abstract void onTime(long eventNs);

    /** When {@link #onTime} should be called next, epoch ns; {@link #NEVER} for not at all. */
    public abstract long dueNs();

    /** Adds a price to the bar it belongs to. */
    protected abstract boolean add(long venueNs, long halfPoints, long volumeMicroLots);

    /** Hands the bar on. */
    protected final void emit() {
        listener.onBar(bar);
    }

    /** Hash of the bar in the making, folded into another. */
    public final long foldState(long hash) {
        long folded = RecordHash.mix(hash, bar.startNs);
        folded = RecordHash.mix(folded, bar.endNs);
        folded = RecordHash.mix(folded, bar.openHalfPoints);
        folded = RecordHash.mix(folded, bar.highHalfPoints);
        folded = RecordHash.mix(folded, bar.lowHalfPoints);
        folded = RecordHash.mix(folded, bar.closeHalfPoints);
        folded = RecordHash.mix(folded, bar.tickCount);
        return RecordHash.mix(folded, bar.volumeMicroLots);
    }
}
