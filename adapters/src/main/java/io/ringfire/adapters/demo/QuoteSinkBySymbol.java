package io.ringfire.adapters.demo;

/** Takes the demo market's ticks, in time order, on the thread that advances it. */
@FunctionalInterface
public interface QuoteSinkBySymbol {
    /**
     * Takes one tick.
     *
     * @param symbolIndex position in the list that the market was made with
     * @param venueNs UTC nanoseconds since 1970, a whole millisecond; never lower than in the call before
     * @param bidPoints in units of 10^-digits of the symbol
     * @param askPoints in units of 10^-digits of the symbol, always above the bid
     */
    void onQuote(int symbolIndex, long venueNs, long bidPoints, long askPoints);
}
