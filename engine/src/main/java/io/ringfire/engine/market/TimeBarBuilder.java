package io.ringfire.engine.market;

import io.ringfire.engine.ring.TickBlock;

/**
 * Bars of a stretch of time. A bar closes at the first quote past its end, or when {@link #onTime} says that its end and the
 * grace after it have passed; an interval without a quote gives a flat bar at the last close. After a gap of more than
 * {@link #MAX_GAP_BARS} bars the bar in the making closes and the series begins anew at the quote.
 */
final class TimeBarBuilder extends BarBuilder {
    /** Most flat bars that one quote or one instant may bring about. */
    static final int MAX_GAP_BARS = 5_000;

    private final BarClock clock;
    private final boolean isRightClosed;
    private final long graceNs;
    private boolean isStarted;

    TimeBarBuilder(int instrumentId, BarSpec spec, BarRules rules, DayClock days, BarListener listener) {
        super(instrumentId, spec, listener);
        this.clock = new BarClock(spec, days);
        this.isRightClosed = rules.isRightClosed();
        this.graceNs = rules.graceNs();
    }

    @Override
    protected boolean add(long venueNs, long halfPoints, long volumeMicroLots) {
        long insideNs = insideNs(venueNs);
        if (!isStarted) {
            isStarted = true;
            beginAt(insideNs);
            bar.isPartial = insideNs > bar.startNs;
        } else if (insideNs > bar.endNs && clock.barsBetween(bar.endNs, insideNs) > MAX_GAP_BARS) {
            closeBar();
            beginAt(insideNs);
            bar.followsGap = true;
        }
        if (insideNs < bar.startNs) {
            return false;
        }
        while (insideNs >= bar.endNs) {
            closeBar();
        }
        bar.add(halfPoints, volumeMicroLots);
        return true;
    }

    @Override
    public int onQuotes(TickBlock ticks) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        long volume = 0;
        int first = -1;
        int last = -1;
        int late = 0;
        int to = ticks.to();
        for (int i = ticks.from(); i < to; i++) {
            if (insideNs(ticks.venueNs(i)) < bar.startNs) {
                late++;
            } else {
                long price = halfPoints(ticks, i);
                lowest = Math.min(lowest, price);
                highest = Math.max(highest, price);
                volume += ticks.bidVolumeMicroLots(i);
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (last >= 0) {
            bar.add(halfPoints(ticks, first), highest, lowest, halfPoints(ticks, last), ticks.size() - late, volume);
        }
        return late;
    }

    @Override
    public int ticksWithin() {
        return Integer.MAX_VALUE;
    }

    @Override
    public long endsFromNs() {
        if (!isStarted) {
            return Long.MIN_VALUE;
        }
        return isRightClosed ? bar.endNs + 1 : bar.endNs;
    }

    @Override
    public long takesFromNs() {
        if (!isStarted) {
            return NEVER;
        }
        return isRightClosed ? bar.startNs + 1 : bar.startNs;
    }

    @Override
    public void onTime(long eventNs) {
        for (int i = 0; i < MAX_GAP_BARS && isStarted && bar.endNs + graceNs <= eventNs; i++) {
            closeBar();
        }
    }

    @Override
    public long dueNs() {
        return isStarted ? bar.endNs + graceNs : NEVER;
    }

    /** The last instant that belongs to a right-closed bar is its end: look one ns earlier. */
    private long insideNs(long venueNs) {
        return isRightClosed ? venueNs - 1 : venueNs;
    }

    private void beginAt(long insideNs) {
        clock.locate(insideNs);
        bar.begin(clock.startNs(), clock.endNs());
    }

    private void closeBar() {
        boolean isEmpty = bar.tickCount == 0;
        if (isEmpty) {
            bar.repeatLastClose();
        }
        emit();
        beginAt(bar.endNs);
        bar.followsGap = isEmpty;
        bar.isPartial = false;
    }
}
