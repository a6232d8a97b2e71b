package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.Side;

/** When orders were made in this run: of each account, and entries of each strategy by symbol and side. Allocates as a run begins. */
final class RecentOrders {
    /** Entries of one strategy on one account, in one symbol to one side. */
    static final class Entries {
        final RecentTimes times;
        long lastNs;
        long lastSignalId;

        Entries(int most) {
            times = new RecentTimes(most);
        }
    }

    private static final RecentTimes NONE = new RecentTimes(1);

    private final RecentTimes[] ofAccount = new RecentTimes[Ledger.MAX_ACCOUNTS];

    /** By account, strategy, and two of each instrument. */
    private final Entries[][][] entries = new Entries[Ledger.MAX_ACCOUNTS][][];

    RecentOrders() {
        java.util.Arrays.fill(ofAccount, NONE);
    }

    /** Makes room for what the limits ask for. */
    void define(Ledger ledger, LimitBook book) {
        for (int account = 0; account < ledger.accountCount(); account++) {
            long most = Math.max(
                    book.largest(account, Limit.MAX_ORDERS_PER_SECOND),
                    book.largest(account, Limit.MAX_ORDERS_PER_MINUTE));
            if (ofAccount[account] == NONE && most > 0) {
                ofAccount[account] = new RecentTimes((int) most);
            }
            if (entries[account] == null) {
                entries[account] = new Entries[book.strategies()][2 * QuoteBoard.MAX_INSTRUMENTS];
            }
            for (int strategy = 0; strategy < book.strategies(); strategy++) {
                define(ledger, book, account, strategy);
            }
        }
    }

    private void define(Ledger ledger, LimitBook book, int account, int strategy) {
        for (int id = 0; id < QuoteBoard.MAX_INSTRUMENTS; id++) {
            Instrument instrument = ledger.instrument(id);
            if (instrument == null || entries[account][strategy][2 * id] != null) {
                continue;
            }
            EntryLimits limits = book.of(account, strategy, id);
            if (limits.isSet(Limit.MAX_REPEATS) || limits.isSet(Limit.DUPLICATE_NS)) {
                int most = (int) Math.max(1, limits.of(Limit.MAX_REPEATS));
                entries[account][strategy][2 * id] = new Entries(most);
                entries[account][strategy][2 * id + 1] = new Entries(most);
            }
        }
    }

    /** An order of an account was made, a close as well. */
    void onOrder(int accountId, long eventNs) {
        if (ofAccount[accountId] != NONE) {
            ofAccount[accountId].add(eventNs);
        }
    }

    /** A signal passed all checks: it became an order, or a question. */
    void onSignal(EntryRequest request) {
        Entries of = entries(request);
        if (of != null) {
            of.lastNs = request.eventNs;
            of.lastSignalId = request.signalId;
        }
    }

    /** A strategy's entry was made. */
    void onEntry(EntryRequest request) {
        Entries of = entries(request);
        if (of != null) {
            of.times.add(request.eventNs);
        }
    }

    RecentTimes ofAccount(int accountId) {
        return ofAccount[accountId];
    }

    /** Null for a person's fire, and where nothing asks for them. */
    Entries entries(EntryRequest request) {
        Entries[][] byStrategy = entries[request.account.id()];
        if (byStrategy == null || request.strategyId >= byStrategy.length) {
            return null;
        }
        return byStrategy[request.strategyId][2 * request.instrument.id() + (request.side == Side.BUY ? 0 : 1)];
    }
}
