package io.ringfire.engine.venue;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;

/**
 * Executes an order whose time has come: at the quote that caused it when there is no latency, else at the quote in force at
 * its due time, buys at ask, sells at bid, slippage against the order.
 *
 * <p>An order may be filled in two parts by the partial-fill model; the second part follows one latency after the first, at
 * the quote in force then, and is not diced again. The end of the data is no market event: orders with reason END are neither
 * diced nor requoted. An EXIT for more than its position holds is one for all of it.
 */
final class OrderExecution {
    private final VenueSettings settings;
    private final QuoteBoard quotes;
    private final QuoteHistory history;
    private final VenueBook book;
    private final Deals deals;
    private final VenueDice dice;
    private final VenueAccount[] accounts;
    private final StopChange stopChange;
    private long bidPoints;
    private long askPoints;

    OrderExecution(
            VenueSettings settings,
            QuoteBoard quotes,
            QuoteHistory history,
            VenueBook book,
            Deals deals,
            VenueAccount[] accounts) {
        this.settings = settings;
        this.quotes = quotes;
        this.history = history;
        this.book = book;
        this.deals = deals;
        this.accounts = accounts;
        this.dice = new VenueDice(settings.seed());
        this.stopChange = new StopChange(settings, quotes, book, deals, dice);
    }

    /** Executes an order; whether its rest is to be executed again, at the due time that the order then has. */
    boolean execute(PendingOrder order) {
        if (order.intent == Intent.MODIFY) {
            stopChange.execute(order);
            return false;
        }
        RefusalReason refusal = refusalOf(order);
        if (refusal == RefusalReason.NONE) {
            refusal = fillAtQuote(order);
        }
        if (refusal != RefusalReason.NONE) {
            deals.refuse(order, refusal);
            return false;
        }
        order.isRest = true;
        order.dueNs += settings.latencyNs();
        return order.leavesMicroLots > 0;
    }

    private RefusalReason refusalOf(PendingOrder order) {
        Instrument instrument = book.instrument(order.instrumentId);
        if (instrument == null) {
            return RefusalReason.UNKNOWN_INSTRUMENT;
        }
        if (order.accountId >= accounts.length || accounts[order.accountId] == null) {
            return RefusalReason.VENUE_REJECTED;
        }
        if (!findQuote(order)) {
            return RefusalReason.NO_QUOTE;
        }
        if (order.reason != ExecReason.END) {
            if (!order.isRest && dice.happens(settings.rejectRatePpm())) {
                return RefusalReason.VENUE_REJECTED;
            }
            if (isRequoted(order)) {
                return RefusalReason.REQUOTE;
            }
        }
        if (!order.isEntry()) {
            return findPosition(order) == null ? RefusalReason.UNKNOWN_POSITION : RefusalReason.NONE;
        }
        return order.isRest ? RefusalReason.NONE : refusalOfEntry(order, instrument);
    }

    private RefusalReason refusalOfEntry(PendingOrder order, Instrument instrument) {
        long quantity = order.leavesMicroLots;
        if (instrument.tradeMode() != TradeMode.FULL || instrument.conversionOnly()) {
            return RefusalReason.NOT_TRADABLE;
        }
        if (quantity < instrument.volumeMinMicroLots()) {
            return RefusalReason.VOLUME_TOO_SMALL;
        }
        if (quantity > instrument.volumeMaxMicroLots()) {
            return RefusalReason.VOLUME_TOO_LARGE;
        }
        if (quantity % instrument.volumeStepMicroLots() != 0) {
            return RefusalReason.VOLUME_OFF_STEP;
        }
        long close = order.side.opposite().executes(bidPoints, askPoints);
        long nearest = Math.max(1, instrument.stopsLevelPoints());
        boolean areStopsValid = (order.stopPoints == 0 || (close - order.stopPoints) * order.side.sign() >= nearest)
                && (order.targetPoints == 0 || (order.targetPoints - close) * order.side.sign() >= nearest);
        return areStopsValid ? RefusalReason.NONE : RefusalReason.INVALID_STOPS;
    }

    /** Finds the quote in force; whether there is one. */
    private boolean findQuote(PendingOrder order) {
        int id = order.instrumentId;
        if (settings.latencyNs() == 0 && order.hasQuote()) {
            bidPoints = order.bidPoints;
            askPoints = order.askPoints;
            return true;
        }
        if (!quotes.has(id)) {
            return false;
        }
        if (quotes.eventNs(id) <= order.dueNs || settings.latencyNs() == 0) {
            bidPoints = quotes.bidPoints(id);
            askPoints = quotes.askPoints(id);
            return true;
        }
        int slot = history.slotAt(id, order.dueNs);
        bidPoints = history.bidPoints(id, slot);
        askPoints = history.askPoints(id, slot);
        return true;
    }

    private boolean isRequoted(PendingOrder order) {
        if (settings.latencyNs() == 0 || order.deviationPoints < 0 || !order.hasQuote()) {
            return false;
        }
        long wanted = order.side.executes(order.bidPoints, order.askPoints);
        long offered = order.side.executes(bidPoints, askPoints);
        return (offered - wanted) * order.side.sign() > order.deviationPoints;
    }

    /** Fills with the order's quote on the board, so that money is converted by the same quote, then puts the latest back. */
    private RefusalReason fillAtQuote(PendingOrder order) {
        int id = order.instrumentId;
        long latestBid = quotes.bidPoints(id);
        long latestAsk = quotes.askPoints(id);
        if (latestBid == bidPoints && latestAsk == askPoints) {
            return fill(order);
        }
        long latestNs = quotes.eventNs(id);
        quotes.update(id, bidPoints, askPoints, latestNs);
        try {
            return fill(order);
        } finally {
            quotes.update(id, latestBid, latestAsk, latestNs);
        }
    }

    private RefusalReason fill(PendingOrder order) {
        Instrument instrument = book.instrument(order.instrumentId);
        VenueAccount account = accounts[order.accountId];
        long price = order.side.executes(bidPoints, askPoints) + settings.slippagePoints() * order.side.sign();
        if (price <= 0) {
            return RefusalReason.NO_QUOTE;
        }
        try {
            return order.isEntry() ? enter(order, account, instrument, price) : exit(order, findPosition(order), price);
        } catch (ArithmeticException e) {
            // Nothing of this part is booked yet: Deals computes before it books.
            return RefusalReason.ARITHMETIC;
        }
    }

    private RefusalReason exit(PendingOrder order, VenuePosition position, long price) {
        order.leavesMicroLots = Math.min(order.leavesMicroLots, position.quantityMicroLots());
        long quantity = partOf(order);
        return deals.exit(order, position, quantity, price) ? RefusalReason.NONE : RefusalReason.NO_CONVERSION_RATE;
    }

    private RefusalReason enter(PendingOrder order, VenueAccount account, Instrument instrument, long price) {
        long quantity = partOf(order);
        VenuePosition position =
                account.isNetting() ? account.netPosition(instrument.id()) : book.find(order.positionId);
        if (position != null && position.side() != order.side) {
            long reducing = Math.min(quantity, position.quantityMicroLots());
            if (!deals.exit(order, position, reducing, price)) {
                return RefusalReason.NO_CONVERSION_RATE;
            }
            quantity -= reducing;
            position = null;
        }
        return quantity == 0 ? RefusalReason.NONE : deals.enter(order, account, instrument, position, quantity, price);
    }

    /** How much to fill now: all that is left, or about half of it, on the volume step. */
    private long partOf(PendingOrder order) {
        long all = order.leavesMicroLots;
        if (order.isRest || order.reason == ExecReason.END || !dice.happens(settings.partialFillRatePpm())) {
            return all;
        }
        Instrument instrument = book.instrument(order.instrumentId);
        long step = instrument.volumeStepMicroLots();
        long half = Math.max(all / 2 / step * step, instrument.volumeMinMicroLots());
        return Math.min(half, all);
    }

    private VenuePosition findPosition(PendingOrder order) {
        VenuePosition position = book.find(order.positionId);
        boolean isIt = position != null
                && position.account().id() == order.accountId
                && position.instrument().id() == order.instrumentId
                && position.side() != order.side;
        return isIt ? position : null;
    }
}
