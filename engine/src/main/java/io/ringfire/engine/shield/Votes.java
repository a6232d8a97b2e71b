package io.ringfire.engine.shield;

import io.ringfire.engine.money.QuoteBoard;

/** Who wanted what lately, by symbol: the last of each strategy counts. One thread; bounded; allocates nothing after it was made. */
final class Votes {
    private static final int KEPT = 64;

    private final Ring[] bySymbol = new Ring[QuoteBoard.MAX_INSTRUMENTS];

    /** Strategies that want the same, and the opposite, as {@link #count} left them. */
    private int same;

    private int opposite;

    /** Makes room for a symbol. */
    void know(int instrumentId) {
        bySymbol[instrumentId] = new Ring();
    }

    /** A strategy wants to enter. */
    void add(int instrumentId, int strategyId, int sign, long eventNs) {
        Ring ring = bySymbol[instrumentId];
        int at = (int) (ring.count++ % KEPT);
        ring.strategyIds[at] = strategyId;
        ring.signs[at] = sign;
        ring.timesNs[at] = eventNs;
    }

    /** Counts the others' votes since an instant. */
    void count(int instrumentId, int strategyId, int sign, long sinceNs) {
        same = 0;
        opposite = 0;
        Ring ring = bySymbol[instrumentId];
        long seen = 1L << strategyId;
        int kept = (int) Math.min(ring.count, KEPT);
        for (int nth = 1; nth <= kept; nth++) {
            int at = (int) ((ring.count - nth) % KEPT);
            if (ring.timesNs[at] < sinceNs) {
                return;
            }
            long bit = 1L << ring.strategyIds[at];
            if ((seen & bit) == 0) {
                seen |= bit;
                same += ring.signs[at] == sign ? 1 : 0;
                opposite += ring.signs[at] == sign ? 0 : 1;
            }
        }
    }

    int same() {
        return same;
    }

    int opposite() {
        return opposite;
    }

    private static final class Ring {
        private final int[] strategyIds = new int[KEPT];
        private final int[] signs = new int[KEPT];
        private final long[] timesNs = new long[KEPT];
        private long count;
    }
}
