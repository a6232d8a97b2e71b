package io.ringfire.adapters.http;

/**
 * What one caller may ask of the console, and how long. A caller is an address with a token, or an address without one.
 *
 * @param reads all but commands
 * @param commands all but {@code halt}, which has as much again for itself
 * @param wrongTokensPerMinute from one address; further ones are answered 429 for a minute
 * @param mostConnections open at once; for one more, that which has waited longest without a request is closed
 * @param requestSeconds for which a request may be on its way, from its first byte to the last of the answer
 */
public record HttpLimits(
        RateLimit reads, RateLimit commands, int wrongTokensPerMinute, int mostConnections, int requestSeconds) {
    /** Those of a service that is told no others. */
    public static final HttpLimits USUAL = new HttpLimits(new RateLimit(50, 100), new RateLimit(5, 20), 5, 512, 10);
}
