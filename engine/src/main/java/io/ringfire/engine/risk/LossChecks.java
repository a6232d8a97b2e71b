package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.order.RefusalReason;

/** The checks of an entry against what its account has lost ({@link Losses}). */
final class LossChecks {
    private final LimitBook book;

    LossChecks(LimitBook book) {
        this.book = book;
    }

    /** Micros of the account's currency, open profit included. */
    RefusalReason daily(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.DAILY_LOSS);
        return check(
                request,
                most,
                Losses.ofDay(request.account),
                request.account.dayBaseMicros(),
                RefusalReason.DAILY_LOSS);
    }

    /** Micros of the account's currency. */
    RefusalReason dailyRealised(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.DAILY_REALISED_LOSS);
        Account account = request.account;
        return check(request, most, Losses.realisedOfDay(account), account.dayBaseMicros(), RefusalReason.DAILY_LOSS);
    }

    /** Micros of the account's currency. */
    RefusalReason drawdown(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.DRAWDOWN);
        Account account = request.account;
        return check(request, most, Losses.drawdown(account), account.limitPeakMicros(), RefusalReason.DRAWDOWN);
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

    private static RefusalReason check(EntryRequest request, Share most, long loss, long base, RefusalReason reason) {
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        request.measured(most.of(base), loss);
        return Losses.isBroken(most, loss, base) ? reason : RefusalReason.NONE;
    }
}
