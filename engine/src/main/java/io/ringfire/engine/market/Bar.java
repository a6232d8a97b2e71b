package io.ringfire.engine.market;

/**
 * A closed bar. One object is reused for all bars of a series: copy what must outlive the call. Prices are half points, so
 * that a mid is exact.
 */
public final class Bar {
    int instrumentId;
    BarSpec spec;
    long startNs;
    long endNs;
    long openHalfPoints;
    long highHalfPoints;
    long lowHalfPoints;
    long closeHalfPoints;
    long tickCount;
    long volumeMicroLots;
    boolean followsGap;
    boolean isPartial;

    Bar() {}

    /** Whose bar it is. */
    public int instrumentId() {
        return instrumentId;
    }

    /** What kind of bar it is. */
    public BarSpec spec() {
        return spec;
    }

    /** Venue time at which it begins, epoch ns. */
    public long startNs() {
        return startNs;
    }

    /** Venue time at which it ends, epoch ns; of a tick bar the time of its last tick. */
    public long endNs() {
        return endNs;
    }

    /** First price in half points. */
    public long openHalfPoints() {
        return openHalfPoints;
    }

    /** Highest price in half points. */
    public long highHalfPoints() {
        return highHalfPoints;
    }

    /** Lowest price in half points. */
    public long lowHalfPoints() {
        return lowHalfPoints;
    }

    /** Last price in half points. */
    public long closeHalfPoints() {
        return closeHalfPoints;
    }

    /** Ticks in it; 0 for a bar that only repeats the last close. */
    public long tickCount() {
        return tickCount;
    }

    /** Sum of the bid volumes; 0 where the source has none. */
    public long volumeMicroLots() {
        return volumeMicroLots;
    }

    /** Whether the interval before it, or more of them, had no tick. Of a tick bar never. */
    public boolean followsGap() {
        return followsGap;
    }

    /** Whether its beginning was not seen: the first one of a series. */
    public boolean isPartial() {
        return isPartial;
    }

    /** Whether nothing moved: open, high, low and close are one price. */
    public boolean isFlat() {
        return highHalfPoints == lowHalfPoints;
    }

    void begin(long atStartNs, long atEndNs) {
        startNs = atStartNs;
        endNs = atEndNs;
        tickCount = 0;
        volumeMicroLots = 0;
    }

    void add(long halfPoints, long volume) {
        add(halfPoints, halfPoints, halfPoints, halfPoints, 1, volume);
    }

    /** Adds several prices, of which these are the first, the highest, the lowest and the last. */
    void add(long first, long highest, long lowest, long last, int ticks, long volume) {
        if (tickCount == 0) {
            openHalfPoints = first;
            highHalfPoints = highest;
            lowHalfPoints = lowest;
        } else {
            highHalfPoints = Math.max(highHalfPoints, highest);
            lowHalfPoints = Math.min(lowHalfPoints, lowest);
        }
        closeHalfPoints = last;
        tickCount += ticks;
        volumeMicroLots += volume;
    }

    void repeatLastClose() {
        openHalfPoints = closeHalfPoints;
        highHalfPoints = closeHalfPoints;
        lowHalfPoints = closeHalfPoints;
    }
}
