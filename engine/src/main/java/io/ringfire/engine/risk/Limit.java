package io.ringfire.engine.risk;

/** A limit on entries that is a number, a flag (1) or a time. 0 is none. Of two the stricter holds: see {@link #stricter}. */
public enum Limit {
    /** Largest volume of one order, micro-lots. */
    MAX_MICRO_LOTS,
    /** 1: an entry without a stop is refused. */
    REQUIRE_STOP(true),
    /** 1: an entry on a quote whose bid is above its ask is refused. */
    REFUSE_CROSSED(true),
    /** Widest spread of the executing account's quote, points. */
    MAX_SPREAD_POINTS,
    /** Widest spread as a multiple of its median, in thousandths. */
    MAX_SPREAD_PERMILLE,
    /** Furthest that the executing account's price may be from the one that the signal saw, points. */
    PRICE_COLLAR_POINTS,
    /** Furthest that the executing account's price may have moved since the signal came, points. */
    MAX_DRIFT_POINTS,
    /** Furthest that a stop may be from the price, points. */
    MAX_STOP_POINTS,
    /** Most positions and awaited entries of the account in the symbol, this one included. */
    MAX_POSITIONS,
    /** Most orders of the account that may await an answer, this one included. */
    MAX_ORDERS,
    /** 1: no entry against an open position, or an awaited entry, of the account in the symbol. */
    BLOCK_OPPOSITE(true),
    /** Most entries of the account in the symbol since the day began, this one included. */
    MAX_TRADES_PER_DAY,
    /** Most orders of the account within a second, closes and this one included. */
    MAX_ORDERS_PER_SECOND,
    /** Most orders of the account within a minute, closes and this one included. */
    MAX_ORDERS_PER_MINUTE,
    /** Most entries of a strategy in a symbol to one side within {@code risk.repeatWindowMs}; one more disables it. */
    MAX_REPEATS,
    /** How long after an entry one of the same strategy, symbol and side is a duplicate, ns. */
    DUPLICATE_NS(true),
    /** Trades of the account that may be lost in a row. */
    MAX_CONSECUTIVE_LOSSES,
    /** How long after a lost trade of the account there are no entries, ns. */
    LOSS_COOLDOWN_NS(true);

    private static final Limit[] VALUES = values();

    private final boolean isLargerStricter;

    Limit() {
        this(false);
    }

    Limit(boolean isLargerStricter) {
        this.isLargerStricter = isLargerStricter;
    }

    static int count() {
        return VALUES.length;
    }

    static Limit at(int ordinal) {
        return VALUES[ordinal];
    }

    /** The stricter of two, where 0 is none. */
    long stricter(long one, long other) {
        return isLargerStricter ? Math.max(one, other) : smaller(one, other);
    }

    /** The smaller limit, where 0 is none. */
    static long smaller(long one, long other) {
        return one == 0 || other != 0 && other < one ? other : one;
    }
}
