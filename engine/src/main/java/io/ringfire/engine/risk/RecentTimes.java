package io.ringfire.engine.risk;

/** When the latest of some events were, up to a fixed number of them. Instants do not go back. */
final class RecentTimes {
    private final long[] times;
    private long count;

    RecentTimes(int most) {
        times = new long[most];
    }

    void add(long eventNs) {
        times[(int) (count % times.length)] = eventNs;
        count++;
    }

    /** Whether the last {@code n} of them, at most as many as are kept, are all younger than {@code windowNs}. */
    boolean hasWithin(int n, long eventNs, long windowNs) {
        return count >= n && eventNs - times[(int) ((count - n) % times.length)] < windowNs;
    }

    void clear() {
        count = 0;
    }
}
