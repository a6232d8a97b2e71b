package io.ringfire.adapters.http;

/**
 * One caller's allowance, as the instant at which it will be whole again: the generic cell rate algorithm (ITU-T I.371, annex A). Not
 * safe for threads; the time only has to go on within one bucket.
 */
final class Bucket {
    private final long costNs;
    private final long depthNs;
    private long wholeAtNs;

    /** @param nowNs of a clock that does not step; the bucket is whole */
    Bucket(RateLimit limit, long nowNs) {
        costNs = limit.costNs();
        depthNs = costNs * limit.burst();
        wholeAtNs = nowNs;
    }

    /** Takes one; returns 0, or how long to wait until there is one, in ns. What is refused costs nothing. */
    long take(long nowNs) {
        long fromNs = wholeAtNs - nowNs > 0 ? wholeAtNs : nowNs;
        long excessNs = fromNs + costNs - nowNs - depthNs;
        if (excessNs > 0) {
            return excessNs;
        }
        wholeAtNs = fromNs + costNs;
        return 0;
    }
}
