package io.ringfire.engine.market;

import io.ringfire.engine.ring.TickBlock;

/** Bars of a number of ticks. */
final class TickBarBuilder extends BarBuilder {
    private final int ticksPerBar;

    TickBarBuilder(int instrumentId, BarSpec spec, BarListener listener) {
        super(instrumentId, spec, listener);
        this.ticksPerBar = spec.count();
    }

    @Override
    protected boolean add(long venueNs, long halfPoints, long volumeMicroLots) {
        if (bar.tickCount == 0) {
            bar.begin(venueNs, venueNs);
        }
        bar.add(halfPoints, volumeMicroLots);
        bar.endNs = venueNs;
        if (bar.tickCount == ticksPerBar) {
            emit();
            bar.tickCount = 0;
        }
        return true;
    }

    @Override
    public int onQuotes(TickBlock ticks) {
        for (int i = ticks.from(); i < ticks.to(); i++) {
            add(ticks.venueNs(i), halfPoints(ticks, i), ticks.bidVolumeMicroLots(i));
        }
        return 0;
    }

    @Override
    public int ticksWithin() {
        return (int) (ticksPerBar - bar.tickCount - 1);
    }

    @Override
    public long endsFromNs() {
        return bar.tickCount + 1 == ticksPerBar ? Long.MIN_VALUE : NEVER;
    }

    @Override
    public long takesFromNs() {
        return NEVER; // its end is a matter of number
    }

    @Override
    public void onTime(long eventNs) {
        // only ticks end a tick bar
    }

    @Override
    public long dueNs() {
        return NEVER;
    }
}
