package io.ringfire.engine.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;

/**
 * A wish to open or add, at the market, with all that can be said of it. A strategy makes one and uses it again and again: what it
 * submits is copied ({@link Desk#submit}).
 */
public final class Entry {
    private Instrument instrument;
    private Side side;
    private boolean saysVolume;
    private long quantityMicroLots;
    private long stopPoints;
    private long targetPoints;
    private int confidencePermille;
    private long causeStartNs;
    private long causeEndNs;

    /** Begins anew: everything else is unsaid. */
    public Entry begin(Instrument itsInstrument, Side itsSide) {
        instrument = itsInstrument;
        side = itsSide;
        saysVolume = false;
        quantityMicroLots = 0;
        stopPoints = 0;
        targetPoints = 0;
        confidencePermille = 0;
        causeStartNs = 0;
        causeEndNs = 0;
        return this;
    }

    /** How much; unsaid where risk computes it. */
    public Entry quantityMicroLots(long quantity) {
        saysVolume = true;
        quantityMicroLots = quantity;
        return this;
    }

    /** Where to give up; 0 or unsaid for nowhere. */
    public Entry stopPoints(long points) {
        stopPoints = points;
        return this;
    }

    /** Where to take the profit; 0 or unsaid for nowhere. */
    public Entry targetPoints(long points) {
        targetPoints = points;
        return this;
    }

    /** How sure, 1 to 1000, by the strategy's own measure; 0 or unsaid where it has none. Told, never judged by. */
    public Entry confidencePermille(int permille) {
        confidencePermille = permille;
        return this;
    }

    /** Which stretch of bars caused it: from the start of the first to the end of the last, venue time, epoch ns. */
    public Entry cause(long startNs, long endNs) {
        causeStartNs = startNs;
        causeEndNs = endNs;
        return this;
    }

    /** What to trade. */
    public Instrument instrument() {
        return instrument;
    }

    /** To which side. */
    public Side side() {
        return side;
    }

    /** Whether it says how much. */
    public boolean saysVolume() {
        return saysVolume;
    }

    /** How much; 0 where risk computes it. */
    public long quantityMicroLots() {
        return quantityMicroLots;
    }

    /** Where to give up; 0 for nowhere. */
    public long stopPoints() {
        return stopPoints;
    }

    /** Where to take the profit; 0 for nowhere. */
    public long targetPoints() {
        return targetPoints;
    }

    /** How sure, in permille; 0 for unsaid. */
    public int confidencePermille() {
        return confidencePermille;
    }

    /** Start of the first bar that caused it; 0 for unsaid. */
    public long causeStartNs() {
        return causeStartNs;
    }

    /** End of the last bar that caused it; 0 for unsaid. */
    public long causeEndNs() {
        return causeEndNs;
    }
}
