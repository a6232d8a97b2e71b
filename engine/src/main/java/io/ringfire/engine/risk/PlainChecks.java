package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.OrderTable;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.ledger.PositionTable;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.StopRules;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.VenueKind;

/** The checks of an entry that hold whatever operators limit. Each stands in {@link EntryChecks} where what it needs is known. */
final class PlainChecks {
    private final Ledger ledger;
    private final long staleQuoteAfterNs;
    private final SessionBoard sessions;
    private final MarginUse marginUse;

    PlainChecks(Ledger ledger, RiskLimits limits, SessionBoard sessions, MarginUse marginUse) {
        this.ledger = ledger;
        this.staleQuoteAfterNs = limits.staleQuoteAfterNs();
        this.sessions = sessions;
        this.marginUse = marginUse;
    }

    RefusalReason sessionFresh(EntryRequest request) {
        return sessions.check(request.account);
    }

    /** Epoch ns. */
    RefusalReason signalExpiry(EntryRequest request) {
        request.measured(request.expiryNs, request.eventNs);
        return request.eventNs > request.expiryNs ? RefusalReason.EXPIRED : RefusalReason.NONE;
    }

    RefusalReason instrumentTradable(EntryRequest request) {
        Instrument instrument = request.instrument;
        if (instrument == null || instrument.conversionOnly()) {
            return RefusalReason.UNKNOWN_INSTRUMENT;
        }
        boolean isTradable = instrument.tradeMode() == TradeMode.FULL && !instrument.isTest();
        return isTradable ? RefusalReason.NONE : RefusalReason.NOT_TRADABLE;
    }

    RefusalReason quotePresent(EntryRequest request) {
        return request.account.quotes().has(request.instrument.id()) ? RefusalReason.NONE : RefusalReason.NO_QUOTE;
    }

    /** Age in ns. */
    RefusalReason quoteFresh(EntryRequest request) {
        if (staleQuoteAfterNs == 0) {
            return RefusalReason.NONE;
        }
        long ageNs = request.eventNs - request.account.quotes().eventNs(request.instrument.id());
        request.measured(staleQuoteAfterNs, ageNs);
        return ageNs > staleQuoteAfterNs ? RefusalReason.STALE_QUOTE : RefusalReason.NONE;
    }

    /** Micro-lots. */
    RefusalReason volumeMinimum(EntryRequest request) {
        long limit = request.instrument.volumeMinMicroLots();
        request.measured(limit, request.quantityMicroLots);
        return request.quantityMicroLots < limit ? RefusalReason.VOLUME_TOO_SMALL : RefusalReason.NONE;
    }

    /** Micro-lots. */
    RefusalReason volumeMaximum(EntryRequest request) {
        long limit = request.instrument.volumeMaxMicroLots();
        request.measured(limit, request.quantityMicroLots);
        return request.quantityMicroLots > limit ? RefusalReason.VOLUME_TOO_LARGE : RefusalReason.NONE;
    }

    /** Micro-lots. */
    RefusalReason volumeStep(EntryRequest request) {
        long step = request.instrument.volumeStepMicroLots();
        request.measured(step, request.quantityMicroLots);
        return request.quantityMicroLots % step == 0 ? RefusalReason.NONE : RefusalReason.VOLUME_OFF_STEP;
    }

    /** The simulated venue refuses wrong stops by itself, as a broker does. */
    RefusalReason stops(EntryRequest request) {
        if (request.account.venueKind() == VenueKind.SIMULATED) {
            return RefusalReason.NONE;
        }
        QuoteBoard quotes = request.account.quotes();
        int id = request.instrument.id();
        return StopRules.check(
                request.instrument,
                request.side,
                request.stopPoints,
                request.targetPoints,
                quotes.bidPoints(id),
                quotes.askPoints(id));
    }

    RefusalReason fillingMode(EntryRequest request) {
        return sessions.isBlocked(request.account.id(), request.instrument.id())
                ? RefusalReason.FILLING_BLOCKED
                : RefusalReason.NONE;
    }

    /** EA 2.05 cannot tell how an entry changed a netted position: one position a symbol, or an entry under way. */
    RefusalReason nettingPosition(EntryRequest request) {
        Account account = request.account;
        if (!account.isNetting() || account.venueKind() != VenueKind.EA_2_05) {
            return RefusalReason.NONE;
        }
        int id = request.instrument.id();
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() == account.id() && held.instrument().id() == id) {
                return RefusalReason.NETTING_POSITION_OPEN;
            }
        }
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.accountId() == account.id() && order.instrumentId() == id) {
                return RefusalReason.NETTING_POSITION_OPEN;
            }
        }
        return RefusalReason.NONE;
    }

    /** Orders that await an answer, then positions. */
    RefusalReason capacity(EntryRequest request) {
        int awaiting = ledger.orders().count();
        if (awaiting >= OrderTable.ENTRY_CAPACITY) {
            request.measured(OrderTable.ENTRY_CAPACITY, awaiting);
            return RefusalReason.CAPACITY;
        }
        int held = ledger.positions().count() + awaiting;
        request.measured(PositionTable.CAPACITY, held);
        return held >= PositionTable.CAPACITY ? RefusalReason.CAPACITY : RefusalReason.NONE;
    }

    RefusalReason conversionRate(EntryRequest request) {
        long probe = request.account
                .valuation()
                .convert(1_000_000L, request.instrument.profitCurrency(), request.account.currency(), true);
        return probe == Conversions.NO_RATE ? RefusalReason.NO_CONVERSION_RATE : RefusalReason.NONE;
    }

    /** Micros of the account's currency: what is free against what the entry would bind. */
    RefusalReason freeMargin(EntryRequest request) {
        Account account = request.account;
        long needed = marginUse.of(
                account, request.instrument, request.side, request.quantityMicroLots, request.pricePoints());
        if (needed == Conversions.NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        request.measured(account.equityMicros(), needed);
        return needed > account.equityMicros() ? RefusalReason.INSUFFICIENT_MARGIN : RefusalReason.NONE;
    }
}
