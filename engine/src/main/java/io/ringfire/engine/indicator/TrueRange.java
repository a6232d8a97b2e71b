package io.ringfire.engine.indicator;

/**
 * How far a market went from the last close: the greatest of high − low, |high − last close| and |low − last
 * close|; of the first bar, which has no close before it, high − low. Definition: Wilder, "New Concepts in
 * Technical Trading Systems", 1978.
 */
final class TrueRange {
    private double lastClose;
    private boolean hasLast;

    double next(double high, double low, double close) {
        // at the first bar as if it had closed before where it ranges
        double last = hasLast ? lastClose : low;
        lastClose = close;
        hasLast = true;
        return Math.max(high, last) - Math.min(low, last);
    }

    /** 0 before the first bar. */
    double lastClose() {
        return lastClose;
    }
}
