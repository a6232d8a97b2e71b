package io.ringfire.engine.risk;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.StateCause;

/** The checks of an entry against how many there were of late ({@link RecentOrders}). What counts is event time. */
final class RateChecks {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final LimitBook book;
    private final RecentOrders recent;
    private final StateBoard states;
    private final long repeatWindowNs;

    RateChecks(LimitBook book, RecentOrders recent, StateBoard states, long repeatWindowNs) {
        this.book = book;
        this.recent = recent;
        this.states = states;
        this.repeatWindowNs = repeatWindowNs;
    }

    /** Entries of the day with this one, those aside that came to nothing. */
    RefusalReason tradesOfDay(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_TRADES_PER_DAY);
        long trades = request.account.tradesOfDay(request.instrument.id()) + 1L;
        request.measured(most, trades);
        return most > 0 && trades > most ? RefusalReason.TRADES_PER_DAY : RefusalReason.NONE;
    }

    RefusalReason perSecond(EntryRequest request) {
        return rate(request, Limit.MAX_ORDERS_PER_SECOND, SECOND_NS, RefusalReason.ORDERS_PER_SECOND);
    }

    RefusalReason perMinute(EntryRequest request) {
        return rate(request, Limit.MAX_ORDERS_PER_MINUTE, MINUTE_NS, RefusalReason.ORDERS_PER_MINUTE);
    }

    private RefusalReason rate(EntryRequest request, Limit limit, long windowNs, RefusalReason reason) {
        long most = book.of(request).of(limit);
        if (most == 0 || !recent.ofAccount(request.account.id()).hasWithin((int) most, request.eventNs, windowNs)) {
            return RefusalReason.NONE;
        }
        request.measured(most, most + 1);
        return reason;
    }

    /** Ns since the last one of the same strategy, symbol and side; another signal, for an approval is none. */
    RefusalReason duplicate(EntryRequest request) {
        long least = book.of(request).of(Limit.DUPLICATE_NS);
        RecentOrders.Entries entries = recent.entries(request);
        if (least == 0 || entries == null || entries.lastNs == 0 || entries.lastSignalId == request.signalId) {
            return RefusalReason.NONE;
        }
        long ageNs = request.eventNs - entries.lastNs;
        request.measured(least, ageNs);
        return ageNs < least ? RefusalReason.DUPLICATE_SIGNAL : RefusalReason.NONE;
    }

    /** The strategy that does one thing over and over is disabled, until a named person lets it go on. */
    RefusalReason repeated(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_REPEATS);
        RecentOrders.Entries entries = recent.entries(request);
        boolean isTooMany =
                most > 0 && entries != null && entries.times.hasWithin((int) most, request.eventNs, repeatWindowNs);
        if (!isTooMany) {
            return RefusalReason.NONE;
        }
        request.measured(most, most + 1);
        states.strategy(request.strategyId, true, StateCause.LIMIT, RefusalReason.REPEATED_ORDER, most, most + 1);
        entries.times.clear();
        return RefusalReason.REPEATED_ORDER;
    }
}
