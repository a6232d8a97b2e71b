package io.ringfire.engine.venue;

import static io.ringfire.engine.money.Conversions.NO_RATE;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.number.WideProduct;
import io.ringfire.engine.order.Side;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The open positions of all accounts and what they are worth: found by id, and by the instruments whose quotes move their
 * worth. Bounded by {@link #MAX_POSITIONS}; allocates nothing once it has held as many positions as it ever will.
 */
final class VenueBook {
    /** Most positions that may be open in all accounts together. */
    static final int MAX_POSITIONS = 4_096;

    private final Instrument[] instruments = new Instrument[QuoteBoard.MAX_INSTRUMENTS];
    private final PositionList[] byInstrument = new PositionList[QuoteBoard.MAX_INSTRUMENTS];

    /** By an instrument that is not their own, but through which their profit is converted. */
    private final PositionList[] byConversion = new PositionList[QuoteBoard.MAX_INSTRUMENTS];

    private final Long2ObjectHashMap<VenuePosition> byId = new Long2ObjectHashMap<>();
    private final PositionList spare = new PositionList();
    private final WideProduct wide = new WideProduct();
    private final Conversions conversions;
    private final QuoteBoard quotes;
    private final Valuation valuation;
    private long lastPositionId;

    VenueBook(Conversions conversions, QuoteBoard quotes, Valuation valuation) {
        this.conversions = conversions;
        this.quotes = quotes;
        this.valuation = valuation;
    }

    void define(Instrument instrument) {
        instruments[instrument.id()] = instrument;
        byInstrument[instrument.id()] = new PositionList();
        byConversion[instrument.id()] = new PositionList();
    }

    /** The instrument of an id; null when it was not defined. */
    Instrument instrument(int instrumentId) {
        return instrumentId >= 0 && instrumentId < instruments.length ? instruments[instrumentId] : null;
    }

    /** The open position of an id; null for none. */
    VenuePosition find(long positionId) {
        return byId.get(positionId);
    }

    boolean isFull() {
        return byId.size() == MAX_POSITIONS;
    }

    PositionList of(int instrumentId) {
        return byInstrument[instrumentId];
    }

    PositionList convertedThrough(int instrumentId) {
        return byConversion[instrumentId];
    }

    /** Opens a position under the next id, empty still: {@link #add} follows. */
    VenuePosition open(VenueAccount account, Instrument instrument, Side side, int strategyId, long openNs) {
        return enter(lastPositionId + 1, account, instrument, side, strategyId, openNs);
    }

    /** Takes a position from before a restart. Ids go on behind the highest one seen. */
    VenuePosition restore(
            long positionId,
            VenueAccount account,
            Instrument instrument,
            Side side,
            int strategyId,
            long openNs,
            long quantity,
            long openPoints) {
        VenuePosition position = enter(positionId, account, instrument, side, strategyId, openNs);
        position.forgetMargin();
        position.change(quantity, Math.multiplyExact(quantity, openPoints));
        account.changeVolume(position, quantity);
        revalue(position);
        return position;
    }

    /** Volume comes to a position. */
    void add(VenuePosition position, long quantity, long value, long marginMicros) {
        position.change(quantity, value);
        if (position.isMarginKnown()) {
            position.account().changeMargin(position, quantity, marginMicros);
        } else {
            position.account().changeVolume(position, quantity);
        }
        revalue(position);
    }

    /** Volume leaves a position, with its share of the opening value and of the margin. An empty position is gone. */
    void reduce(VenuePosition position, long quantity, long value) {
        VenueAccount account = position.account();
        if (position.isMarginKnown()) {
            long unit = account.unitMicros();
            long released = quantity == position.quantityMicroLots()
                    ? position.marginMicros()
                    : wide.of(position.marginMicros()).times(quantity).dividedHalfUp(position.quantityMicroLots(), unit)
                            * unit;
            account.changeMargin(position, -quantity, -released);
        } else {
            account.changeVolume(position, -quantity);
        }
        position.change(-quantity, -value);
        if (position.quantityMicroLots() == 0) {
            leave(position);
        } else {
            revalue(position);
        }
    }

    /** Values a position by the latest quotes; without them it keeps its last value. */
    void revalue(VenuePosition position) {
        int id = position.instrument().id();
        if (quotes.has(id)) {
            revalueAt(position, position.closePoints(quotes.bidPoints(id), quotes.askPoints(id)));
        }
    }

    /** Values a position by the quote of its instrument that is on the board, at which it would close at this price. */
    void revalueAt(VenuePosition position, long closePoints) {
        if (!position.isMarginKnown() && !bind(position)) {
            return;
        }
        long profit = openProfit(position, closePoints);
        if (profit != NO_RATE) {
            position.account().revalue(position, profit, closePoints);
        }
    }

    private long openProfit(VenuePosition position, long closePoints) {
        int currency = position.instrument().profitCurrency();
        if (position.isWhole() && currency == position.account().currency()) {
            return position.wholeProfitMicros(closePoints);
        }
        return profit(position, position.quantityMicroLots(), position.openValue(), closePoints);
    }

    /** Values the positions that are converted through an instrument's quotes. */
    void revalueConverted(int instrumentId) {
        PositionList positions = byConversion[instrumentId];
        for (int i = 0; i < positions.size(); i++) {
            revalue(positions.get(i));
        }
    }

    /** What a part of a position that was opened at this value earns at a price; {@link Conversions#NO_RATE} without quotes. */
    long profit(VenuePosition position, long quantity, long openValue, long closePoints) {
        long closeValue = Math.multiplyExact(quantity, closePoints);
        return valuation.profitOfValues(
                position.account().currency(), position.instrument(), position.side(), openValue, closeValue);
    }

    /** The share of the opening value that a part of a position has. */
    long openValueOf(VenuePosition position, long quantity) {
        return position.openValueOf(quantity, wide);
    }

    private VenuePosition enter(
            long positionId, VenueAccount account, Instrument instrument, Side side, int strategyId, long openNs) {
        if (isFull()) {
            throw new IllegalStateException("more than " + MAX_POSITIONS + " open positions");
        }
        VenuePosition position = spare.removeLast();
        if (position == null) {
            position = new VenuePosition();
        }
        position.begin(positionId, account, instrument, side, strategyId, openNs);
        lastPositionId = Math.max(lastPositionId, positionId);
        byId.put(positionId, position);
        byInstrument[instrument.id()].add(position);
        account.open(position);
        int first = firstConversion(position);
        int second = secondConversion(position);
        if (first >= 0) {
            byConversion[first].add(position);
            position.convertElsewhere();
        }
        if (second >= 0) {
            byConversion[second].add(position);
            position.convertElsewhere();
        }
        return position;
    }

    private void leave(VenuePosition position) {
        byId.remove(position.id());
        byInstrument[position.instrument().id()].remove(position);
        position.account().remove(position);
        int first = firstConversion(position);
        int second = secondConversion(position);
        if (first >= 0) {
            byConversion[first].remove(position);
        }
        if (second >= 0) {
            byConversion[second].remove(position);
        }
        spare.add(position);
    }

    /** The first instrument on the way of its profit to its account's currency, its own apart; -1 for none. */
    private int firstConversion(VenuePosition position) {
        return otherThanOwn(
                position,
                conversions.firstOnPath(
                        position.instrument().profitCurrency(),
                        position.account().currency()));
    }

    private int secondConversion(VenuePosition position) {
        return otherThanOwn(
                position,
                conversions.secondOnPath(
                        position.instrument().profitCurrency(),
                        position.account().currency()));
    }

    private static int otherThanOwn(VenuePosition position, int instrumentId) {
        return instrumentId == position.instrument().id() ? -1 : instrumentId;
    }

    private boolean bind(VenuePosition position) {
        long openPoints = wide.of(position.openValue()).dividedHalfUp(position.quantityMicroLots());
        long margin = valuation.margin(
                position.account().currency(),
                position.instrument(),
                position.side(),
                position.quantityMicroLots(),
                openPoints,
                position.account().leverage());
        if (margin == NO_RATE) {
            return false;
        }
        position.account().changeMargin(position, 0, margin);
        return true;
    }

    void numberFrom(long base) {
        lastPositionId = Math.max(lastPositionId, base);
    }
}
