package io.ringfire.engine.risk;

import java.util.Arrays;

/** Limits on an entry that an operator sets. Immutable. */
public final class EntryLimits {
    /** No limits. */
    public static final EntryLimits NONE = new EntryLimits(new long[Limit.count()], noShares(), EntryWindows.NONE);

    private final long[] values;
    private final Share[] shares;
    private final EntryWindows windows;

    private EntryLimits(long[] values, Share[] shares, EntryWindows windows) {
        this.windows = windows;
        this.values = values;
        this.shares = shares;
    }

    private static Share[] noShares() {
        Share[] none = new Share[MoneyLimit.count()];
        Arrays.fill(none, Share.NONE);
        return none;
    }

    /**
     * These, and another one.
     *
     * @param value in the unit of the limit; 0 for none
     */
    public EntryLimits with(Limit limit, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(limit + " cannot be " + value);
        }
        long[] copy = values.clone();
        copy[limit.ordinal()] = value;
        return new EntryLimits(copy, shares, windows);
    }

    /** These, and another one. */
    public EntryLimits with(MoneyLimit limit, Share share) {
        Share[] copy = shares.clone();
        copy[limit.ordinal()] = share;
        return new EntryLimits(values, copy, windows);
    }

    /** These, at other times. */
    public EntryLimits with(EntryWindows times) {
        return new EntryLimits(values, shares, times);
    }

    /** What holds where both do: the stricter of each. */
    public EntryLimits and(EntryLimits other) {
        long[] both = new long[values.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = Limit.at(i).stricter(values[i], other.values[i]);
        }
        Share[] bothShares = new Share[shares.length];
        for (int i = 0; i < bothShares.length; i++) {
            bothShares[i] = shares[i].and(other.shares[i]);
        }
        return new EntryLimits(both, bothShares, windows.and(other.windows));
    }

    /** In the unit of the limit; 0 for none. */
    long of(Limit limit) {
        return values[limit.ordinal()];
    }

    boolean isSet(Limit limit) {
        return values[limit.ordinal()] != 0;
    }

    /** When entries may not be made. */
    EntryWindows windows() {
        return windows;
    }

    Share of(MoneyLimit limit) {
        return shares[limit.ordinal()];
    }
}
