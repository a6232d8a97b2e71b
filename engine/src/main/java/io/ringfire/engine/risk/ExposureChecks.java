package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;

/** The checks of an entry against what the account would hold with it, in micros of its currency ({@link Exposure}). */
final class ExposureChecks {
    private final LimitBook book;
    private final Exposure exposure;

    ExposureChecks(LimitBook book, Exposure exposure) {
        this.book = book;
        this.exposure = exposure;
    }

    RefusalReason orderValue(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.ORDER_VALUE);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        return withThis(request, most, 0, 1, RefusalReason.ORDER_VALUE);
    }

    RefusalReason gross(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.GROSS_EXPOSURE);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        return withThis(request, most, exposure.gross(request.account), 1, RefusalReason.GROSS_EXPOSURE);
    }

    /** An entry against what is held passes, up to as much on the other side. */
    RefusalReason net(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.NET_EXPOSURE);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        long held = exposure.net(request.account, request.instrument, request.side);
        return withThis(request, most, held, request.side.sign(), RefusalReason.NET_EXPOSURE);
    }

    /** A bought EURUSD is euros long and dollars short. In the account's own currency there is no exposure. */
    RefusalReason currency(EntryRequest request) {
        Share most = book.of(request).of(MoneyLimit.CURRENCY_EXPOSURE);
        if (!most.isSet()) {
            return RefusalReason.NONE;
        }
        RefusalReason reason = currency(request, most, request.instrument.baseCurrency(), request.side);
        return reason == RefusalReason.NONE
                ? currency(request, most, request.instrument.profitCurrency(), request.side.opposite())
                : reason;
    }

    private RefusalReason currency(EntryRequest request, Share most, int currency, Side side) {
        Account account = request.account;
        if (currency == account.currency()) {
            return RefusalReason.NONE;
        }
        long held = exposure.ofCurrency(account, currency, side);
        return withThis(request, most, held, side.sign(), RefusalReason.CURRENCY_EXPOSURE);
    }

    /** With this entry added to what is held, seen from its side. */
    private RefusalReason withThis(EntryRequest request, Share most, long held, int sign, RefusalReason reason) {
        long value = exposure.of(request);
        if (held == Conversions.NO_RATE || value == Conversions.NO_RATE) {
            return RefusalReason.NO_CONVERSION_RATE;
        }
        long limit = most.of(request.account.equityMicros());
        long after = Math.max(0, Math.addExact(held * sign, value));
        request.measured(limit, after);
        return after > limit ? reason : RefusalReason.NONE;
    }
}
