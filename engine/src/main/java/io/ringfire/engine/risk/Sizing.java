package io.ringfire.engine.risk;

/**
 * How the volume of a strategy's entries comes about. What is computed is computed for each account, by {@link Sizer}.
 *
 * @param risked what a computed volume may lose: a share of the account's equity, or an amount of its currency
 * @param maxMicroLots most that is computed, however little it may lose
 * @param atrMultiplePermille with {@link Method#AT_ATR}: thousandths of the average true range that the market moves against it
 */
public record Sizing(Method method, Share risked, long maxMicroLots, long atrMultiplePermille) {
    /** What a volume is computed from. */
    public enum Method {
        /** Nothing: the strategy says it. */
        GIVEN,
        /** Loses {@code risked} at its stop. */
        AT_STOP,
        /** Loses {@code risked} where the market moves against it by a multiple of its average true range. */
        AT_ATR
    }

    /** The strategy says the volume. */
    public static final Sizing GIVEN = new Sizing(Method.GIVEN, Share.NONE, 0, 0);

    /** A thousand million lots, beyond any broker's. */
    private static final long MOST_MICRO_LOTS = 1_000_000_000_000_000L;

    /** Checks that a computed volume has what it needs. */
    public Sizing {
        boolean isComputed = method != Method.GIVEN;
        boolean isBounded = maxMicroLots > 0 && maxMicroLots <= MOST_MICRO_LOTS;
        if (isComputed != risked.isSet() || (isComputed ? !isBounded : maxMicroLots != 0)) {
            throw new IllegalArgumentException(
                    method + " does not go with " + risked + " and at most " + maxMicroLots + " micro-lots");
        }
        if (method == Method.AT_ATR ? atrMultiplePermille <= 0 : atrMultiplePermille != 0) {
            throw new IllegalArgumentException(method + " does not go with atrMultiplePermille=" + atrMultiplePermille);
        }
    }

    /** Loses so much at its stop. */
    public static Sizing atStop(Share risked, long maxMicroLots) {
        return new Sizing(Method.AT_STOP, risked, maxMicroLots, 0);
    }

    /** Loses so much where the market moves by so much of its average true range. */
    public static Sizing atAtr(Share risked, long maxMicroLots, long atrMultiplePermille) {
        return new Sizing(Method.AT_ATR, risked, maxMicroLots, atrMultiplePermille);
    }
}
