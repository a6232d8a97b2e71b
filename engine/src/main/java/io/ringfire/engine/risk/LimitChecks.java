package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;

/** The checks of an entry against what operators limit. Each stands in {@link EntryChecks} where the quote that it needs is known. */
final class LimitChecks {
    /** Beyond any price; past it, distances would not fit in 64 bits. */
    static final long MOST_POINTS = 1L << 40;

    private final Ledger ledger;
    private final LimitBook book;
    private final OpenRisk openRisk;

    LimitChecks(Ledger ledger, LimitBook book, OpenRisk openRisk) {
        this.ledger = ledger;
        this.book = book;
        this.openRisk = openRisk;
    }

    /** Micro-lots. */
    RefusalReason volume(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_MICRO_LOTS);
        request.measured(most, request.quantityMicroLots);
        return most > 0 && request.quantityMicroLots > most ? RefusalReason.VOLUME_LIMIT : RefusalReason.NONE;
    }

    /** A limit on what may be lost needs a stop as well. */
    RefusalReason stop(EntryRequest request) {
        EntryLimits limits = book.of(request);
        boolean isNeeded = limits.isSet(Limit.REQUIRE_STOP)
                || limits.of(MoneyLimit.RISK_PER_TRADE).isSet()
                || limits.of(MoneyLimit.OPEN_RISK).isSet();
        request.measured(0, 0);
        return isNeeded && request.stopPoints <= 0 ? RefusalReason.STOP_REQUIRED : RefusalReason.NONE;
    }

    /** Orders of the account that await an answer, those in doubt included, with this one. */
    RefusalReason orders(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_ORDERS);
        if (most == 0) {
            return RefusalReason.NONE;
        }
        int awaited = 1;
        for (int i = 0; i < ledger.orders().count(); i++) {
            awaited += ledger.orders().at(i).accountId() == request.account.id() ? 1 : 0;
        }
        request.measured(most, awaited);
        return awaited > most ? RefusalReason.ORDER_LIMIT : RefusalReason.NONE;
    }

    /** Positions of the account in the symbol, and entries that may become one, with this one. */
    RefusalReason positions(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_POSITIONS);
        if (most == 0) {
            return RefusalReason.NONE;
        }
        int id = request.instrument.id();
        int accountId = request.account.id();
        int held = 1;
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position position = ledger.positions().at(i);
            held += position.accountId() == accountId && position.instrument().id() == id ? 1 : 0;
        }
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            boolean isEntry = order.accountId() == accountId && order.intent() == Intent.ENTRY;
            held += isEntry && order.instrumentId() == id ? 1 : 0;
        }
        request.measured(most, held);
        return held > most ? RefusalReason.POSITION_LIMIT : RefusalReason.NONE;
    }

    /** Positions and awaited entries of the account in the symbol on the other side. */
    RefusalReason opposite(EntryRequest request) {
        if (!book.of(request).isSet(Limit.BLOCK_OPPOSITE)) {
            return RefusalReason.NONE;
        }
        int id = request.instrument.id();
        int accountId = request.account.id();
        int opposite = 0;
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            boolean isOfThem =
                    held.accountId() == accountId && held.instrument().id() == id;
            opposite += isOfThem && held.side() != request.side ? 1 : 0;
        }
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            boolean isOfThem = order.accountId() == accountId && order.instrumentId() == id;
            boolean isEntry = order.intent() == Intent.ENTRY;
            opposite += isOfThem && isEntry && order.side() != request.side ? 1 : 0;
        }
        request.measured(0, opposite);
        return opposite > 0 ? RefusalReason.OPPOSITE_POSITION : RefusalReason.NONE;
    }

    /** Micros of the account's currency. */
    RefusalReason riskPerTrade(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.RISK_PER_TRADE);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        long risk = ofRequest(request);
        if (risk == Conversions.NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        if (risk < 0) {
            return RefusalReason.INVALID_STOPS;
        }
        long limit = most.of(request.account.equityMicros());
        request.measured(limit, risk);
        return risk > limit ? RefusalReason.RISK_PER_TRADE : RefusalReason.NONE;
    }

    /** Micros of the account's currency. */
    RefusalReason openRisk(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.OPEN_RISK);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        Account account = request.account;
        long ofThis = ofRequest(request);
        long ofOthers = openRisk.of(account);
        if (ofThis == Conversions.NO_RATE || ofOthers == Conversions.NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        if (ofThis < 0) {
            return RefusalReason.INVALID_STOPS;
        }
        if (ofOthers == OpenRisk.UNKNOWN) {
            return RefusalReason.OPEN_RISK_UNKNOWN;
        }
        long limit = most.of(account.equityMicros());
        long total = Math.addExact(ofThis, ofOthers);
        request.measured(limit, total);
        return total > limit ? RefusalReason.OPEN_RISK : RefusalReason.NONE;
    }

    /** What the entry loses at its stop; negative for a stop that can be none. */
    private long ofRequest(EntryRequest request) {
        if (request.stopPoints <= 0 || request.stopPoints > MOST_POINTS) {
            return -1;
        }
        long price = request.pricePoints();
        if ((price - request.stopPoints) * request.side.sign() < 0) {
            return -1;
        }
        return openRisk.ofEntry(
                request.account,
                request.instrument,
                request.side,
                request.quantityMicroLots,
                price,
                request.stopPoints);
    }
}
