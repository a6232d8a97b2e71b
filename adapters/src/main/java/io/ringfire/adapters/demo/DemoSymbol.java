package io.ringfire.adapters.demo;

/**
 * One symbol of the demo market.
 *
 * @param symbol its name
 * @param digits decimal digits of its prices
 * @param startPoints the price around which its mid wanders, in units of 10^-digits
 * @param spreadPoints its usual spread, at least 1
 * @param volatilityPoints about how far its mid moves within half an hour, at least 1
 */
public record DemoSymbol(String symbol, int digits, long startPoints, int spreadPoints, int volatilityPoints) {
    private static final int ROOM = 10;

    /** Checks that the price cannot wander down to zero. */
    public DemoSymbol {
        if (spreadPoints < 1 || volatilityPoints < 1) {
            throw new IllegalArgumentException(symbol + ": spreadPoints=" + spreadPoints + " and volatilityPoints="
                    + volatilityPoints + " must be at least 1");
        }
        if (startPoints / ROOM <= (long) volatilityPoints + spreadPoints) {
            throw new IllegalArgumentException(symbol + ": startPoints=" + startPoints + " must be above " + ROOM
                    + " times volatilityPoints + spreadPoints, so that no price reaches zero");
        }
    }
}
