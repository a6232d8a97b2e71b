package io.ringfire.engine.risk;

/**
 * Limits on an entry that an operator sets. 0 is none.
 *
 * @param maxMicroLots largest volume of one order
 * @param requireStop whether an entry without a stop is refused
 * @param maxSpreadPoints widest spread, of the executing account's quote
 * @param riskPerTrade most that an entry may lose at its stop, without commission
 * @param maxOpenRisk most that all positions and entries of the account may lose at their stops, this one's included
 * @param maxPositions most positions and awaited entries of the account in the symbol, this one included
 * @param maxOrders most orders of the account that may await an answer, this one included
 * @param windows when entries may not be made
 */
public record EntryLimits(
        long maxMicroLots,
        boolean requireStop,
        long maxSpreadPoints,
        Share riskPerTrade,
        Share maxOpenRisk,
        int maxPositions,
        int maxOrders,
        EntryWindows windows) {
    /** No limits. */
    public static final EntryLimits NONE = new EntryLimits(0, false, 0, Share.NONE, Share.NONE, 0, 0);

    /** At any time. */
    public EntryLimits(
            long maxMicroLots,
            boolean requireStop,
            long maxSpreadPoints,
            Share riskPerTrade,
            Share maxOpenRisk,
            int maxPositions,
            int maxOrders) {
        this(
                maxMicroLots,
                requireStop,
                maxSpreadPoints,
                riskPerTrade,
                maxOpenRisk,
                maxPositions,
                maxOrders,
                EntryWindows.NONE);
    }

    /** What holds where both do: the stricter of each. */
    public EntryLimits and(EntryLimits other) {
        return new EntryLimits(
                stricter(maxMicroLots, other.maxMicroLots),
                requireStop || other.requireStop,
                stricter(maxSpreadPoints, other.maxSpreadPoints),
                riskPerTrade.and(other.riskPerTrade),
                maxOpenRisk.and(other.maxOpenRisk),
                (int) stricter(maxPositions, other.maxPositions),
                (int) stricter(maxOrders, other.maxOrders),
                windows.and(other.windows));
    }

    /** The smaller limit, where 0 is none. */
    static long stricter(long one, long other) {
        return one == 0 || other != 0 && other < one ? other : one;
    }
}
