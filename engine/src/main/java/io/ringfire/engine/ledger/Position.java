package io.ringfire.engine.ledger;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.RecordHash;

/** A holding. Pooled: the object serves another position once this one is closed. Changed by the ledger alone. */
public final class Position {
    int accountId;
    Instrument instrument;
    int strategyId;
    long positionId;
    long orderNumber;
    long orderTicket;
    Side side;
    PositionState state;
    long quantityMicroLots;
    long openedMicroLots;
    long openValue;

    /** Price times quantity of what is held: all that came in, less the share of all that went out. */
    long heldValue;

    long closedMicroLots;
    long closeValue;
    long openNs;
    long stopPoints;
    long targetPoints;
    long commissionMicros;
    long swapMicros;
    long profitMicros;
    long openProfitMicros;
    int firstConversionId;
    int secondConversionId;
    Proof proof;
    long serial;

    private long microsPerPoint;
    private long heldMicros;

    /** What {@link #microsPerPoint} and {@link #heldMicros} were worked out for: they are asked for at every quote. */
    private long weighedValue;

    private long weighedMicroLots;
    private Instrument weighedInstrument;

    Position() {}

    /** Whose it is. */
    public int accountId() {
        return accountId;
    }

    /** What is held. */
    public Instrument instrument() {
        return instrument;
    }

    /** Who opened it; 65535 for nobody of ours. */
    public int strategyId() {
        return strategyId;
    }

    /** The venue's id. */
    public long positionId() {
        return positionId;
    }

    /** Our order that opened it; 0 for none. */
    public long orderNumber() {
        return orderNumber;
    }

    /** The venue's ticket of the order that opened it. */
    public long orderTicket() {
        return orderTicket;
    }

    /** BUY is long. */
    public Side side() {
        return side;
    }

    /** Where it stands. */
    public PositionState state() {
        return state;
    }

    /** How well it is known. */
    public Proof proof() {
        return proof;
    }

    /** Counts the positions of a run, in the order in which they were opened or taken over. */
    public long serial() {
        return serial;
    }

    /** Opened in all. */
    public long openedMicroLots() {
        return openedMicroLots;
    }

    /** Sum of price times quantity of what was opened. */
    public long openValue() {
        return openValue;
    }

    /** Sum of price times quantity of what was closed. */
    public long closeValue() {
        return closeValue;
    }

    /** Held now. */
    public long quantityMicroLots() {
        return quantityMicroLots;
    }

    /** Average price of what is held, rounded HALF_UP to a point: what is added moves it, what is taken out does not. */
    public long openPricePoints() {
        return quantityMicroLots == 0 ? 0 : roundedQuotient(heldValue, quantityMicroLots);
    }

    /** Average price of all that was ever opened, rounded HALF_UP to a point. */
    public long entryPricePoints() {
        return openedMicroLots == 0 ? 0 : roundedQuotient(openValue, openedMicroLots);
    }

    /** The part's share of what is held, as price times quantity, rounded HALF_UP. */
    long heldValueOf(long quantity, WideProduct wide) {
        return quantity == quantityMicroLots
                ? heldValue
                : wide.of(heldValue).times(quantity).dividedHalfUp(quantityMicroLots);
    }

    /** Whether its profit in the profit currency never has to be rounded: {@link #wholeProfitMicros} gives it then. */
    boolean isWhole() {
        if (weighedValue != heldValue || weighedMicroLots != quantityMicroLots || weighedInstrument != instrument) {
            weighedValue = heldValue;
            weighedMicroLots = quantityMicroLots;
            weighedInstrument = instrument;
            microsPerPoint = Valuation.wholeMicros(instrument, quantityMicroLots);
            heldMicros = Valuation.wholeMicros(instrument, heldValue);
        }
        return microsPerPoint != 0 && heldMicros != 0;
    }

    /** Whether {@link #wholeProfitMicros} gives it, and fits, at every positive price up to this one. */
    boolean isWholeUpTo(long closePoints) {
        return isWhole() && WideProduct.fits(closePoints, microsPerPoint);
    }

    /** Profit at this price in micros of the profit currency, exact. */
    long wholeProfitMicros(long closePoints) {
        return (Math.multiplyExact(closePoints, microsPerPoint) - heldMicros) * side.sign();
    }

    /** Average price of what was closed, rounded HALF_UP to a point. */
    public long closePricePoints() {
        return closedMicroLots == 0 ? 0 : roundedQuotient(closeValue, closedMicroLots);
    }

    /** Closed so far. */
    public long closedMicroLots() {
        return closedMicroLots;
    }

    /** Event time of the first fill, epoch ns. */
    public long openNs() {
        return openNs;
    }

    /** Those that an order which opens or adds names; what it leaves open stays. A new position has none. */
    void takeStops(long stop, long target) {
        stopPoints = stop == 0 ? stopPoints : stop;
        targetPoints = target == 0 ? targetPoints : target;
    }

    /** Stop loss at the venue, 0 for none. */
    public long stopPoints() {
        return stopPoints;
    }

    /** Take profit at the venue, 0 for none. */
    public long targetPoints() {
        return targetPoints;
    }

    /** Commission so far, in and out; a cost is negative. */
    public long commissionMicros() {
        return commissionMicros;
    }

    /** Swap so far. */
    public long swapMicros() {
        return swapMicros;
    }

    /** Realised so far. */
    public long profitMicros() {
        return profitMicros;
    }

    /** Realised so far, with commission and swap. */
    long resultMicros() {
        return profitMicros + commissionMicros + swapMicros;
    }

    /** At the latest quotes. */
    public long openProfitMicros() {
        return openProfitMicros;
    }

    boolean isTouchedBy(int instrumentId) {
        return instrument.id() == instrumentId
                || firstConversionId == instrumentId
                || secondConversionId == instrumentId;
    }

    long foldState(long hash) {
        long folded = RecordHash.mix(hash, positionId);
        folded = RecordHash.mix(folded, (long) accountId << 32 | strategyId);
        folded = RecordHash.mix(folded, side.sign() * quantityMicroLots);
        folded = RecordHash.mix(folded, openValue);
        if (closedMicroLots != 0) { // before that it is the open value, and says nothing new
            folded = RecordHash.mix(folded, heldValue);
        }
        folded = RecordHash.mix(folded, (long) proof.code() << 8 | state.code());
        folded = RecordHash.mix(RecordHash.mix(folded, stopPoints), targetPoints);
        folded = RecordHash.mix(folded, commissionMicros + swapMicros);
        return RecordHash.mix(folded, profitMicros);
    }

    /** Prices are positive, so HALF_UP is plain. */
    private static long roundedQuotient(long value, long quantity) {
        return (value + quantity / 2) / quantity;
    }
}
