package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;

/**
 * What is lost when stops are hit, each filled at its price: from where a position was opened, or an entry would be now. The
 * commission that is still to come is part of it: of an entry for both sides, of a position for its close.
 */
final class OpenRisk {
    /** Something has no stop, or no price: what it may lose is not known. */
    static final long UNKNOWN = -1;

    private final Ledger ledger;
    private final Commission terms;

    OpenRisk(Ledger ledger, Commission terms) {
        this.ledger = ledger;
        this.terms = terms;
    }

    /**
     * What an entry loses at its stop, in micros of the account's currency.
     *
     * @return {@link Conversions#NO_RATE} when a rate is missing
     */
    long ofEntry(
            Account account,
            Instrument instrument,
            Side side,
            long quantityMicroLots,
            long fromPoints,
            long stopPoints) {
        long toOpen = account.valuation()
                .commission(terms, account.currency(), instrument, side, quantityMicroLots, fromPoints);
        long atStop = atStop(account, instrument, side, quantityMicroLots, fromPoints, stopPoints);
        return toOpen == Conversions.NO_RATE || atStop == Conversions.NO_RATE
                ? Conversions.NO_RATE
                : Math.addExact(toOpen, atStop);
    }

    /** The close's commission included; negative where the stop has locked in a profit. */
    private long atStop(
            Account account,
            Instrument instrument,
            Side side,
            long quantityMicroLots,
            long fromPoints,
            long stopPoints) {
        Valuation valuation = account.valuation();
        int currency = account.currency();
        long profit = valuation.profitIn(currency, instrument, side, quantityMicroLots, fromPoints, stopPoints);
        long toClose =
                valuation.commission(terms, currency, instrument, side.opposite(), quantityMicroLots, stopPoints);
        return profit == Conversions.NO_RATE || toClose == Conversions.NO_RATE
                ? Conversions.NO_RATE
                : Math.subtractExact(toClose, profit);
    }

    /**
     * Over the open positions and the awaited entries of an account, those in doubt included; a stop beyond the opening price loses
     * nothing.
     *
     * @return {@link #UNKNOWN}, or {@link Conversions#NO_RATE} when a rate is missing
     */
    long of(Account account) {
        long total = 0;
        for (int i = 0; i < ledger.positions().count() && isKnown(total); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() == account.id()) {
                total = add(total, ofHeld(account, held));
            }
        }
        for (int i = 0; i < ledger.orders().count() && isKnown(total); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.accountId() == account.id() && order.intent() == Intent.ENTRY) {
                total = add(total, ofAwaited(account, order));
            }
        }
        return total;
    }

    private long ofHeld(Account account, Position held) {
        if (held.stopPoints() == 0) {
            return UNKNOWN;
        }
        return atStop(
                account,
                held.instrument(),
                held.side(),
                held.quantityMicroLots(),
                held.openPricePoints(),
                held.stopPoints());
    }

    private long ofAwaited(Account account, LedgerOrder order) {
        QuoteBoard quotes = account.quotes();
        int id = order.instrumentId();
        if (order.stopPoints() == 0 || !quotes.has(id)) {
            return UNKNOWN;
        }
        long price = order.side().executes(quotes.bidPoints(id), quotes.askPoints(id));
        long open = order.quantityMicroLots() - order.filledMicroLots();
        return ofEntry(account, ledger.instrument(id), order.side(), open, price, order.stopPoints());
    }

    private static boolean isKnown(long risk) {
        return risk != UNKNOWN && risk != Conversions.NO_RATE;
    }

    /** A profit that a stop has locked in makes no room for another loss. */
    private static long add(long total, long risk) {
        return isKnown(risk) ? Math.addExact(total, Math.max(0, risk)) : risk;
    }
}
