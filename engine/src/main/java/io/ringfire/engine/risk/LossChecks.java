package io.ringfire.engine.risk;

import io.ringfire.engine.order.RefusalReason;

/** The checks of an entry against what its account has lost ({@link Losses}). */
final class LossChecks {
    private final LimitBook book;

    LossChecks(LimitBook book) {
        this.book = book;
    }

    /** Micros of the account's currency, open profit included. */
    RefusalReason daily(EntryRequest request) {
        return check(request, MoneyLimit.DAILY_LOSS);
    }

    /** Micros of the account's currency. */
    RefusalReason dailyRealised(EntryRequest request) {
        return check(request, MoneyLimit.DAILY_REALISED_LOSS);
    }

    /** Micros of the account's currency. */
    RefusalReason drawdown(EntryRequest request) {
        return check(request, MoneyLimit.DRAWDOWN);
    }

    RefusalReason inRow(EntryRequest request) {
        long most = book.of(request).of(Limit.MAX_CONSECUTIVE_LOSSES);
        request.measured(most, request.account.lossesInRow());
        return most > 0 && request.account.lossesInRow() >= most
                ? RefusalReason.CONSECUTIVE_LOSSES
                : RefusalReason.NONE;
    }

    /** Ns since the last loss. */
    RefusalReason cooldown(EntryRequest request) {
        long least = book.of(request).of(Limit.LOSS_COOLDOWN_NS);
        if (least == 0 || request.account.lastLossNs() == 0) {
            return RefusalReason.NONE;
        }
        long ageNs = request.eventNs - request.account.lastLossNs();
        request.measured(least, ageNs);
        return ageNs < least ? RefusalReason.LOSS_COOLDOWN : RefusalReason.NONE;
    }

    private RefusalReason check(EntryRequest request, MoneyLimit limit) {
        Share most = book.of(request).of(limit);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        long loss = Losses.of(limit, request.account);
        long base = Losses.base(limit, request.account);
        request.measured(most.of(base), loss);
        return Losses.isBroken(most, loss, base) ? Losses.reason(limit) : RefusalReason.NONE;
    }
}
