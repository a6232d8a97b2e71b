package io.ringfire.engine.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a venue can do, and a strategy may need of it. */
public enum Capability {
    /** Opens or adds at the market, with a stop and a target. */
    MARKET,
    /** Closes a whole position. */
    CLOSE,
    /** Closes part of a position. */
    PARTIAL_CLOSE,
    /** Changes stop and target of an open position. */
    MODIFY,
    /** Holds an entry until a price is reached. Nothing offers it yet. */
    PENDING,
    /** Lets such an entry expire by itself. Nothing offers it yet. */
    EXPIRY,
    /** Tells by itself what is open: lists its positions, or reports each close with its price. */
    POSITION_LIST;

    /** What every venue can: what a strategy needs that does not say otherwise. */
    public static final Set<Capability> MARKET_AND_CLOSE = Collections.unmodifiableSet(EnumSet.of(MARKET, CLOSE));

    /** As messages and documents write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
