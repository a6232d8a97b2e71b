package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;

/**
 * The margin that an account would bind with one more entry: open positions at their open prices, entries that await an
 * answer at the market, and the new one. A volume held both ways is counted both ways, which is never too little.
 */
final class MarginUse {
    private final Ledger ledger;

    MarginUse(Ledger ledger) {
        this.ledger = ledger;
    }

    /** In micros of the account's currency; {@link Conversions#NO_RATE} when a rate is missing. */
    long of(Account account, Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        long total = one(account, instrument, side, quantityMicroLots, pricePoints);
        total = add(total, total == Conversions.NO_RATE ? 0 : ofOpen(account));
        return total == Conversions.NO_RATE ? total : add(total, ofAwaited(account));
    }

    /** What open positions bind, at their open prices. */
    long ofOpen(Account account) {
        long total = 0;
        for (int i = 0; i < ledger.positions().count() && total != Conversions.NO_RATE; i++) {
            Position position = ledger.positions().at(i);
            if (position.accountId() == account.id()) {
                total = add(
                        total,
                        one(
                                account,
                                position.instrument(),
                                position.side(),
                                position.quantityMicroLots(),
                                position.openPricePoints()));
            }
        }
        return total;
    }

    /** Orders like the one before, as a strategy's of one size are, bind what that binds. */
    private long ofAwaited(Account account) {
        long total = 0;
        QuoteBoard quotes = account.quotes();
        int lastId = -1;
        Side lastSide = null;
        long lastOpen = 0;
        long last = 0;
        for (int i = 0; i < ledger.orders().count() && total != Conversions.NO_RATE; i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.accountId() == account.id() && order.intent() == Intent.ENTRY) {
                int id = order.instrumentId();
                Side side = order.side();
                long open = order.quantityMicroLots() - order.filledMicroLots();
                if (id != lastId || side != lastSide || open != lastOpen) {
                    long price = side.executes(quotes.bidPoints(id), quotes.askPoints(id));
                    last = one(account, ledger.instrument(id), side, open, price);
                    lastId = id;
                    lastSide = side;
                    lastOpen = open;
                }
                total = add(total, last);
            }
        }
        return total;
    }

    private long one(Account account, Instrument instrument, Side side, long quantityMicroLots, long pricePoints) {
        return account.valuation()
                .margin(account.currency(), instrument, side, quantityMicroLots, pricePoints, account.leverage());
    }

    private static long add(long total, long margin) {
        return margin == Conversions.NO_RATE ? Conversions.NO_RATE : total + margin;
    }
}
