package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;

/**
 * What an account holds, in micros of its currency: volume times contract times the ask of now, the opening price where there is no
 * quote yet; converted at the asks. Entries that await an answer, those in doubt among them, count in full where they add to
 * what is asked for, and not at all where they would take from it. {@link Conversions#NO_RATE} where a rate is missing.
 */
final class Exposure {
    private final Ledger ledger;

    Exposure(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The value of an entry. */
    long of(EntryRequest request) {
        return value(request.account, request.instrument, request.quantityMicroLots, 0);
    }

    /** Everything, bought or sold. */
    long gross(Account account) {
        long total = 0;
        for (int i = 0; i < ledger.positions().count() && total != Conversions.NO_RATE; i++) {
            Position held = ledger.positions().at(i);
            total = held.accountId() == account.id() ? add(total, value(account, held), 1) : total;
        }
        for (int i = 0; i < ledger.orders().count() && total != Conversions.NO_RATE; i++) {
            LedgerOrder order = ledger.orders().at(i);
            total = isAwaitedEntry(order, account) ? add(total, value(account, order), 1) : total;
        }
        return total;
    }

    /** Bought less sold in an instrument, as it may be at worst for an entry of that side. */
    long net(Account account, Instrument instrument, Side side) {
        return net(account, instrument, 0, side);
    }

    /** Long less short in a currency over all instruments, as it may be at worst for more of that side. */
    long ofCurrency(Account account, int currency, Side side) {
        return net(account, null, currency, side);
    }

    /** In one instrument, or in a currency where that is null. */
    private long net(Account account, Instrument only, int currency, Side side) {
        long total = 0;
        for (int i = 0; i < ledger.positions().count() && total != Conversions.NO_RATE; i++) {
            Position held = ledger.positions().at(i);
            int sign = sign(held.instrument(), only, currency) * held.side().sign();
            if (held.accountId() == account.id() && sign != 0) {
                total = add(total, value(account, held), sign);
            }
        }
        for (int i = 0; i < ledger.orders().count() && total != Conversions.NO_RATE; i++) {
            LedgerOrder order = ledger.orders().at(i);
            int sign = sign(ledger.instrument(order.instrumentId()), only, currency)
                    * order.side().sign();
            if (isAwaitedEntry(order, account) && sign == side.sign()) {
                total = add(total, value(account, order), sign);
            }
        }
        return total;
    }

    /** 1 where buying the instrument buys what is asked for, -1 where it sells it, 0 where it does neither. */
    private static int sign(Instrument instrument, Instrument only, int currency) {
        if (only != null) {
            return instrument.id() == only.id() ? 1 : 0;
        }
        if (instrument.baseCurrency() == currency) {
            return instrument.profitCurrency() == currency ? 0 : 1;
        }
        return instrument.profitCurrency() == currency ? -1 : 0;
    }

    private static boolean isAwaitedEntry(LedgerOrder order, Account account) {
        return order.accountId() == account.id() && order.intent() == Intent.ENTRY;
    }

    private long value(Account account, Position held) {
        return value(account, held.instrument(), held.quantityMicroLots(), held.openPricePoints());
    }

    private long value(Account account, LedgerOrder order) {
        long open = order.quantityMicroLots() - order.filledMicroLots();
        return value(account, ledger.instrument(order.instrumentId()), open, order.quotePoints());
    }

    private long value(Account account, Instrument instrument, long quantityMicroLots, long elsePoints) {
        QuoteBoard quotes = account.quotes();
        long price = quotes.has(instrument.id()) ? quotes.askPoints(instrument.id()) : elsePoints;
        if (price <= 0) {
            return Conversions.NO_RATE;
        }
        Valuation valuation = account.valuation();
        long value = valuation.shareOfNotional(instrument, quantityMicroLots, price, Valuation.RATE_SCALE);
        return valuation.convert(value, instrument.profitCurrency(), account.currency(), false);
    }

    private static long add(long total, long value, int sign) {
        return value == Conversions.NO_RATE ? value : Math.addExact(total, value * sign);
    }
}
