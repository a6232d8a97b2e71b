package io.ringfire.engine.ingress;

/** Where live or paper quotes come from. Polled by the ingress thread. */
public interface MarketFeed {
    /** Takes quotes. */
    @FunctionalInterface
    interface QuoteHandler {
        /** A quote of an instrument of this run; flags are those that only the source knows. */
        void onQuote(int instrumentId, int sourceId, long venueNs, long bidPoints, long askPoints, int flags);
    }

    /**
     * Hands over what has come up to now. Must not block.
     *
     * @return how many quotes that was
     */
    int poll(long nowNs, QuoteHandler handler);
}
