package io.ringfire.engine.shield;

/** Why a component has its value. Codes are part of the journal format: append only. */
public enum ShieldReason {
    /** Its weight is 0, or what it would be judged by is not configured: it is left out of the score. */
    NOT_JUDGED,
    /** Not known yet, or no more: counts as nothing. */
    NOT_KNOWN,
    /** Liquidity was taken on the entry's side, and price came back. */
    SWEPT_FOR,
    /** Liquidity was taken on the other side, and price came back. */
    SWEPT_AGAINST,
    /** No liquidity was taken lately. */
    NOT_SWEPT,
    /** No sign of a trap. */
    NO_TRAP,
    /** Breaks to the entry's side failed lately. */
    BREAKS_FAILED,
    /** The entry's price is at the extreme of the last bars. */
    AT_EXTREME,
    /** Both of these. */
    BREAKS_FAILED_AT_EXTREME,
    /** A trend to the entry's side. */
    TREND_FOR,
    /** A trend against it. */
    TREND_AGAINST,
    /** No trend. */
    RANGING,
    /** All timeframes agree. */
    ALL_AGREE,
    /** More weight agrees than not. */
    MOST_AGREE,
    /** No more weight agrees than not. */
    FEW_AGREE,
    /** As volatile as usual. */
    USUAL_VOLATILITY,
    /** Hardly moving. */
    LOW_VOLATILITY,
    /** Moving more than nearly ever. */
    HIGH_VOLATILITY,
    /** A named session is open. */
    SESSION_OPEN,
    /** None of them is. */
    SESSION_CLOSED,
    /** No news near. */
    NO_NEWS,
    /** News near. */
    NEWS_NEAR,
    /** The spread is a small share of the risk. */
    SMALL_SPREAD,
    /** A large one. */
    WIDE_SPREAD,
    /** Nothing is open that moves with it. */
    UNCORRELATED,
    /** Something open moves with it. */
    CORRELATED,
    /** The same is open already. */
    SAME_OPEN,
    /** No other strategy wants it. */
    ALONE,
    /** Others want the same. */
    CONFIRMED,
    /** Others want the opposite. */
    CONTRADICTED;

    private static final ShieldReason[] VALUES = values();

    /** Code in a record. */
    public int code() {
        return ordinal();
    }

    /**
     * The value of a code read from a record.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static ShieldReason of(int code) {
        if (code < 0 || code >= VALUES.length) {
            throw new IllegalArgumentException(
                    "ShieldReason code " + code + " is not one of 0.." + (VALUES.length - 1));
        }
        return VALUES[code];
    }
}
