package io.ringfire.engine.indicator;

/**
 * Session high and low: of this session so far, and of the whole session before, in the unit of the prices. The
 * caller says when a session begins. Ready from the first bar of a session on; one without bars, a holiday, is no
 * session. Of a flat market: that price. O(1); one thread; allocates nothing.
 */
public final class SessionRange {
    private double high;
    private double low;
    private boolean isReady;
    private double previousHigh;
    private double previousLow;
    private boolean hasPrevious;

    /** Ends the session; the next bar is the first of a new one. */
    public void startSession() {
        if (isReady) {
            previousHigh = high;
            previousLow = low;
            hasPrevious = true;
        }
        high = 0;
        low = 0;
        isReady = false;
    }

    /** Takes the next bar. */
    public void update(double barHigh, double barLow) {
        Inputs.range(barHigh, barLow);
        high = isReady ? Math.max(high, barHigh) : barHigh;
        low = isReady ? Math.min(low, barLow) : barLow;
        isReady = true;
    }

    /** Whether the session has a bar. */
    public boolean isReady() {
        return isReady;
    }

    /** Highest so far; 0 before it is ready. */
    public double high() {
        return high;
    }

    /** Lowest so far; 0 before it is ready. */
    public double low() {
        return low;
    }

    /** Whether a session with bars has ended. */
    public boolean hasPrevious() {
        return hasPrevious;
    }

    /** Highest of the session before; 0 where there is none. */
    public double previousHigh() {
        return previousHigh;
    }

    /** Lowest of the session before; 0 where there is none. */
    public double previousLow() {
        return previousLow;
    }
}
