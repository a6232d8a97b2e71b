package io.ringfire.adapters.http;

/**
 * How often somebody may ask.
 *
 * @param perSecond that many in the long run
 * @param burst that many at once, after a time of silence
 */
public record RateLimit(int perSecond, int burst) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Time that one of them takes to be earned again. */
    long costNs() {
        return NS_PER_SECOND / perSecond;
    }
}
