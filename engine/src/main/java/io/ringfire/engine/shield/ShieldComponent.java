package io.ringfire.engine.shield;

import java.util.List;

/** What a score is made of. Codes are part of the journal format: append only. Definitions are at {@link Shield}. */
public enum ShieldComponent {
    /** Whether liquidity was taken on this side lately, and price came back. */
    LIQUIDITY_SWEEP,
    /** How likely the entry walks into a trap: breaks that failed, and a price at the very extreme. */
    TRAP,
    /** Whether the market trends, and which way. */
    REGIME,
    /** How many timeframes agree, the longer ones counting more. */
    ALIGNMENT,
    /** Whether the market moves as much as it usually does. */
    VOLATILITY,
    /** Whether one of the named sessions is open. */
    SESSION,
    /** Whether news of one of its currencies are near. */
    NEWS,
    /** What the spread costs, as a share of the risk. */
    SPREAD,
    /** How much it repeats what is open already. */
    CORRELATION,
    /** How many other strategies want the same. */
    CONFLUENCE;

    /** All, in the order of their codes. */
    public static final List<ShieldComponent> ALL = List.of(values());

    /** How many there are. */
    public static final int COUNT = ALL.size();

    /** Code in a record, and index in arrays. */
    public int code() {
        return ordinal();
    }
}
