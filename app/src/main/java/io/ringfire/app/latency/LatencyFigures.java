package io.ringfire.app.latency;

/**
 * How long something took. Times of the last minute, in ns, each up to 1 % too long; 0 where nothing was measured in it.
 *
 * @param name what it is of
 * @param count measured since the start
 * @param sumSeconds of all of these
 * @param recent measured in the last minute
 */
public record LatencyFigures(
        String name, long count, double sumSeconds, long recent, long p50Ns, long p90Ns, long p99Ns, long maxNs) {}
