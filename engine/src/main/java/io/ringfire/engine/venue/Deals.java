package io.ringfire.engine.venue;

import static io.ringfire.engine.money.Conversions.NO_RATE;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;

/**
 * Books what happens to positions and money, and reports it: each report carries exactly the commission, the profit and the
 * swap by which it moved the balance. Computes all before it books any, so that an error leaves the books as they were.
 */
final class Deals {
    private final VenueSettings settings;
    private final Valuation valuation;
    private final Commission commission;
    private final VenueBook book;
    private final FactQueue facts;
    private long lastDealTicket;

    Deals(VenueSettings settings, Valuation valuation, VenueBook book, FactQueue facts) {
        this.settings = settings;
        this.valuation = valuation;
        this.commission = settings.commission();
        this.book = book;
        this.facts = facts;
    }

    void numberFrom(long base) {
        lastDealTicket = Math.max(lastDealTicket, base);
    }

    /** The order was handed over. */
    void sent(PendingOrder order, long eventNs) {
        facts.add(eventNs).of(order);
    }

    /** The order, or what is left of it, is refused. */
    void refuse(PendingOrder order, RefusalReason refusal) {
        VenueFact fact = facts.add(order.dueNs).of(order);
        fact.type = ExecType.REJECT;
        fact.refusal = refusal;
        fact.isEntry = order.isEntry();
    }

    /**
     * Fills part of an order by opening a position, or by adding to one.
     *
     * @param position to add to; null to open one
     * @return why not; NONE when it did, and the order's leaves are less by the quantity
     * @throws ArithmeticException when the numbers do not fit; nothing is booked then
     */
    RefusalReason enter(
            PendingOrder order,
            VenueAccount account,
            Instrument instrument,
            VenuePosition position,
            long quantity,
            long price) {
        long margin = valuation.margin(account.currency(), instrument, order.side, quantity, price, account.leverage());
        long commission = commissionMicros(account, instrument, order.side, quantity, price);
        long zero = valuation.convert(0, instrument.profitCurrency(), account.currency(), true);
        if (margin == NO_RATE || commission == NO_RATE || zero == NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        if (!account.isValued()) {
            return RefusalReason.NO_QUOTE;
        }
        if (position == null && book.isFull()) {
            return RefusalReason.CAPACITY;
        }
        if (account.freeWith(instrument, order.side, quantity, margin, commission) < 0) {
            return RefusalReason.INSUFFICIENT_MARGIN;
        }
        long value = Math.multiplyExact(quantity, price);
        account.book(commission);
        VenuePosition entered = position;
        if (entered == null) {
            entered = book.open(account, instrument, order.side, order.strategyId, order.dueNs);
            entered.stops(order.stopPoints, order.targetPoints);
        } else if (!order.isRest) { // the rest finds them set, and perhaps changed since
            entered.replaceStops(order.stopPoints, order.targetPoints);
        }
        book.add(entered, quantity, value, margin);
        order.positionId = entered.id();
        order.leavesMicroLots -= quantity;
        VenueFact fact = facts.add(order.dueNs).of(order);
        fill(fact, order, quantity, price);
        fact.dealTicket = ++lastDealTicket;
        fact.isEntry = true;
        fact.stopsOf(entered);
        fact.commissionMicros = commission;
        return RefusalReason.NONE;
    }

    /**
     * Fills part of an order by taking volume from a position.
     *
     * @return whether it did, and the order's leaves are less by the quantity; not without a rate to convert by
     */
    boolean exit(PendingOrder order, VenuePosition position, long quantity, long price) {
        long positionId = position.id();
        VenueFact fact = take(position, quantity, price, order.dueNs);
        if (fact == null) {
            return false;
        }
        order.leavesMicroLots -= quantity;
        fill(fact.of(order), order, quantity, price);
        fact.positionId = positionId;
        return true;
    }

    /** Gives a position the stop and the target of an order. */
    void modify(PendingOrder order, VenuePosition position) {
        position.stops(order.stopPoints, order.targetPoints);
        VenueFact fact = facts.add(order.dueNs).of(order);
        fact.type = ExecType.MODIFIED;
        fact.stopsOf(position);
    }

    /**
     * Closes a position of the venue's own accord. No order of ours causes that: the report has order number and signal 0.
     *
     * @return whether it did; not without a rate to convert by
     */
    boolean close(VenuePosition position, long price, ExecReason reason, long timeNs) {
        long quantity = position.quantityMicroLots();
        Side side = position.side().opposite();
        VenueFact fact = take(position, quantity, price, timeNs);
        if (fact == null) {
            return false;
        }
        fact.type = ExecType.FILL;
        fact.side = side;
        fact.reason = reason;
        fact.quantityMicroLots = quantity;
        fact.pricePoints = price;
        return true;
    }

    /** Books swap on an open position; an amount of 0 is not reported. */
    void swap(VenuePosition position, long amountMicros, long timeNs) {
        if (amountMicros == 0) {
            return;
        }
        position.account().book(amountMicros);
        VenueFact fact = facts.add(timeNs).of(position);
        fact.type = ExecType.SWAP;
        fact.side = position.side();
        fact.swapMicros = amountMicros;
        fact.dealTicket = ++lastDealTicket;
    }

    private VenueFact take(VenuePosition position, long quantity, long price, long timeNs) {
        VenueAccount account = position.account();
        Side side = position.side().opposite();
        long value = book.openValueOf(position, quantity);
        long profit = book.profit(position, quantity, value, price);
        long commission = commissionMicros(account, position.instrument(), side, quantity, price);
        if (profit == NO_RATE || commission == NO_RATE) {
            return null;
        }
        account.book(Math.addExact(profit, commission));
        VenueFact fact = facts.add(timeNs).of(position);
        fact.profitMicros = profit;
        fact.commissionMicros = commission;
        fact.dealTicket = ++lastDealTicket;
        book.reduce(position, quantity, value);
        return fact;
    }

    private static void fill(VenueFact fact, PendingOrder order, long quantity, long price) {
        fact.type = order.leavesMicroLots == 0 ? ExecType.FILL : ExecType.PARTIAL_FILL;
        fact.quantityMicroLots = quantity;
        fact.leavesMicroLots = order.leavesMicroLots;
        fact.pricePoints = price;
    }

    /** What a fill costs, 0 or negative, in the account's currency; NO_RATE without a quote to convert by. */
    private long commissionMicros(VenueAccount account, Instrument instrument, Side side, long quantity, long price) {
        long cost = valuation.commission(commission, account.currency(), instrument, side, quantity, price);
        return cost == NO_RATE ? NO_RATE : -cost;
    }
}
