package io.ringfire.adapters.easim;

/** Where the simulated broker's quotes come from. */
public interface SimMarket {
    /** Takes quotes in order of time. */
    @FunctionalInterface
    interface Sink {
        /** A quote of the symbol at that place; the time is UTC epoch ns, prices are points. */
        void onQuote(int symbol, long utcNs, long bidPoints, long askPoints);
    }

    /** Hands over what came since the last call, up to now. */
    void advanceTo(long utcNs, Sink sink);
}
