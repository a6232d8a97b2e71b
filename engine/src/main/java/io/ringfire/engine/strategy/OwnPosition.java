package io.ringfire.engine.strategy;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.Side;

/**
 * A cursor over a strategy's own open positions in an instrument. A strategy makes one and uses it again and again
 * ({@link Desk#next}); it shows what was so when it came there. A walk ends within the call that began it, since an event may
 * change the book.
 *
 * <p>On a netting account the quantity is this strategy's share of the one position; stop and target are the position's.
 */
public final class OwnPosition {
    private Instrument instrument;
    private int place;
    private int accountId;
    private long positionId;
    private long quantityMicroLots;
    private long openPricePoints;
    private long stopPoints;
    private long targetPoints;

    /** Begins anew, before the first position. */
    public OwnPosition begin(Instrument itsInstrument) {
        instrument = itsInstrument;
        place = -1;
        accountId = 0;
        positionId = 0;
        quantityMicroLots = 0;
        openPricePoints = 0;
        stopPoints = 0;
        targetPoints = 0;
        return this;
    }

    /** Shows a position. For a desk alone, which finds the next one behind {@code itsPlace}. */
    public void show(int itsPlace, int account, long position, long quantity, long openPrice, long stop, long target) {
        place = itsPlace;
        accountId = account;
        positionId = position;
        quantityMicroLots = quantity;
        openPricePoints = openPrice;
        stopPoints = stop;
        targetPoints = target;
    }

    /** What is held. */
    public Instrument instrument() {
        return instrument;
    }

    /** Where a desk goes on; -1 before the first position. */
    public int place() {
        return place;
    }

    /** Whose it is: the place of the account in configured order. */
    public int accountId() {
        return accountId;
    }

    /** The venue's id; only together with the account one of its own. */
    public long positionId() {
        return positionId;
    }

    /** How much, long positive. */
    public long quantityMicroLots() {
        return quantityMicroLots;
    }

    /** BUY is long. */
    public Side side() {
        return quantityMicroLots < 0 ? Side.SELL : Side.BUY;
    }

    /** Average price of what is held, rounded HALF_UP to a point. */
    public long openPricePoints() {
        return openPricePoints;
    }

    /** Where it gives up; 0 for nowhere, and where only the terminal knows. */
    public long stopPoints() {
        return stopPoints;
    }

    /** Where it takes its profit; 0 for nowhere, and where only the terminal knows. */
    public long targetPoints() {
        return targetPoints;
    }
}
