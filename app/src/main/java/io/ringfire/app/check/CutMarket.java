package io.ringfire.app.check;

import io.ringfire.engine.simulation.ForwardingMarketData;
import io.ringfire.engine.simulation.MarketData;

/**
 * Market data that end behind an instant: with all ticks of the first instant at or after it at which there are any, so that whatever
 * was due by then has come. Notes when its ticks were.
 */
final class CutMarket extends ForwardingMarketData {
    private final long cutNs;
    private final long firstNs;
    private long lastNs;

    /**
     * Cuts.
     *
     * @param whole standing at its first tick
     * @param cutNs where to cut, epoch ns; {@link Long#MAX_VALUE} for nowhere
     */
    CutMarket(MarketData whole, long cutNs) {
        super(whole);
        this.cutNs = cutNs;
        this.firstNs = whole.eventNs();
        this.lastNs = firstNs;
    }

    @Override
    public boolean next() {
        if (!super.next() || lastNs >= cutNs && eventNs() > lastNs) {
            return false;
        }
        lastNs = eventNs();
        return true;
    }

    /** Event time of the first tick, epoch ns. */
    long firstNs() {
        return firstNs;
    }

    /** Event time of the last tick that was given out, epoch ns. */
    long lastNs() {
        return lastNs;
    }
}
