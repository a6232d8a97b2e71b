package io.ringfire.engine.venue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.TickBlock;

/**
 * One open position. Reused by {@link VenueBook} after it is closed.
 *
 * <p>What it was opened at is kept as a value in points times micro-lots rather than as a price, so that adding at another price
 * loses nothing. A partial close takes its share of that value out, rounded HALF_UP to a point and micro-lot, which is far
 * below the smallest coin.
 */
final class VenuePosition {
    private long id;
    private VenueAccount account;
    private Instrument instrument;
    private Side side;
    private int strategyId;
    private long openNs;
    private long quantityMicroLots;
    private long openValue;
    private long microsPerPoint;
    private long openMicros;
    private long stopPoints;
    private long targetPoints;
    private long marginMicros;
    private long profitMicros;
    private long valuedAtPoints;
    private boolean isConvertedElsewhere;
    private boolean isMarginKnown;
    private boolean isValued;

    VenuePosition begin(
            long newId, VenueAccount ofAccount, Instrument ofInstrument, Side ofSide, int ofStrategy, long newOpenNs) {
        id = newId;
        account = ofAccount;
        instrument = ofInstrument;
        side = ofSide;
        strategyId = ofStrategy;
        openNs = newOpenNs;
        quantityMicroLots = 0;
        openValue = 0;
        marginMicros = 0;
        profitMicros = 0;
        valuedAtPoints = 0;
        isConvertedElsewhere = false;
        isMarginKnown = true;
        isValued = false;
        stops(0, 0);
        return this;
    }

    /** Sets stop and target, 0 for none. */
    void stops(long stop, long target) {
        stopPoints = stop;
        targetPoints = target;
    }

    /** Sets those that are not 0, and keeps the others. */
    void replaceStops(long stop, long target) {
        stops(stop == 0 ? stopPoints : stop, target == 0 ? targetPoints : target);
    }

    /** Where it gives up; 0 for nowhere. */
    long stopPoints() {
        return stopPoints;
    }

    /** Where it takes its profit; 0 for nowhere. */
    long targetPoints() {
        return targetPoints;
    }

    /** Takes volume and its value in, or out when negative. */
    void change(long quantity, long value) {
        quantityMicroLots += quantity;
        openValue += value;
        microsPerPoint = Valuation.wholeMicros(instrument, quantityMicroLots);
        openMicros = Valuation.wholeMicros(instrument, openValue);
    }

    /** It comes from before a restart: what it binds is known once there are quotes again. */
    void forgetMargin() {
        isMarginKnown = false;
    }

    /** States what it binds. */
    void bind(long newMarginMicros) {
        marginMicros = newMarginMicros;
        isMarginKnown = true;
    }

    /** The share of the opening value that a part of the position has, in points times micro-lots. */
    long openValueOf(long quantity, WideProduct wide) {
        return quantity == quantityMicroLots
                ? openValue
                : wide.of(openValue).times(quantity).dividedHalfUp(quantityMicroLots);
    }

    /** Its worth follows quotes of other instruments too. */
    void convertElsewhere() {
        isConvertedElsewhere = true;
    }

    /** States what it is worth at the price at which it would close. */
    void value(long newProfitMicros, long closePoints) {
        profitMicros = newProfitMicros;
        valuedAtPoints = closePoints;
        isValued = true;
    }

    /** Whether a quote with this closing price tells nothing new of it: it was tested and valued at that price before. */
    boolean isUnmovedBy(long closePoints) {
        return closePoints == valuedAtPoints && !isConvertedElsewhere;
    }

    /** Whether the price at which it would close has come to its stop. */
    boolean isStopped(long closePoints) {
        return stopPoints != 0 && (side == Side.BUY ? closePoints <= stopPoints : closePoints >= stopPoints);
    }

    /** Whether the price at which it would close has come to its target. */
    boolean isOnTarget(long closePoints) {
        return targetPoints != 0 && (side == Side.BUY ? closePoints >= targetPoints : closePoints <= targetPoints);
    }

    /** The price at which it would close: the bid for a long, the ask for a short position. */
    long closePoints(long bidPoints, long askPoints) {
        return side == Side.BUY ? bidPoints : askPoints;
    }

    /** The price of some quotes at which it would close for the most. */
    long bestClosePoints(TickBlock ticks) {
        return side == Side.BUY ? ticks.highestBidPoints() : ticks.lowestAskPoints();
    }

    /** The price of some quotes at which it would close for the least. */
    long worstClosePoints(TickBlock ticks) {
        return side == Side.BUY ? ticks.lowestBidPoints() : ticks.highestAskPoints();
    }

    /** Whether it is worth {@link #wholeProfitMicros} to its account, which fits, at every positive price up to this one. */
    boolean isPlainUpTo(long closePoints) {
        return isValued
                && isMarginKnown
                && !isConvertedElsewhere
                && isWhole()
                && instrument.profitCurrency() == account.currency()
                && WideProduct.fits(closePoints, microsPerPoint);
    }

    long id() {
        return id;
    }

    VenueAccount account() {
        return account;
    }

    Instrument instrument() {
        return instrument;
    }

    Side side() {
        return side;
    }

    int strategyId() {
        return strategyId;
    }

    long openNs() {
        return openNs;
    }

    long quantityMicroLots() {
        return quantityMicroLots;
    }

    long openValue() {
        return openValue;
    }

    /** Whether its profit in the profit currency never has to be rounded: {@link #wholeProfitMicros} gives it then. */
    boolean isWhole() {
        return microsPerPoint != 0 && openMicros != 0;
    }

    /** Profit at this price in micros of the profit currency, exact. */
    long wholeProfitMicros(long closePoints) {
        return (Math.multiplyExact(closePoints, microsPerPoint) - openMicros) * side.sign();
    }

    /** Open profit in the account's currency when it was last valued. */
    long profitMicros() {
        return profitMicros;
    }

    /** Margin as if nothing were hedged, in the account's currency, from when it was opened. */
    long marginMicros() {
        return marginMicros;
    }

    boolean isMarginKnown() {
        return isMarginKnown;
    }

    /** Whether profit and margin are known; after a restart not before the quotes that they need. */
    boolean isValued() {
        return isValued;
    }
}
