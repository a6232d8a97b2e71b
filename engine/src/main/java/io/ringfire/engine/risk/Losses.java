package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.order.RefusalReason;

/** What an account has lost, in micros of its currency; negative for a gain. A limit is broken as soon as it is reached. */
final class Losses {
    private Losses() {}

    /** What counts against a limit. */
    static long of(MoneyLimit limit, Account account) {
        return switch (limit) {
            case DAILY_LOSS -> account.dayBaseMicros() - account.equityMicros();
            case DAILY_REALISED_LOSS -> -account.dayRealisedMicros();
            case DRAWDOWN -> account.limitPeakMicros() - account.equityMicros();
            default -> throw new IllegalArgumentException(limit + " is no limit on losses");
        };
    }

    /** The most that may count while equity stays between two bounds; a peak that it comes to may be one of them. */
    static long most(MoneyLimit limit, Account account, long lowestMicros, long highestMicros) {
        return switch (limit) {
            case DAILY_LOSS -> account.dayBaseMicros() - lowestMicros;
            case DAILY_REALISED_LOSS -> of(limit, account);
            case DRAWDOWN -> Math.max(account.limitPeakMicros(), highestMicros) - lowestMicros;
            default -> throw new IllegalArgumentException(limit + " is no limit on losses");
        };
    }

    /** The least that may count while equity stays below a bound. */
    static long least(MoneyLimit limit, Account account, long highestMicros) {
        return switch (limit) {
            case DAILY_LOSS -> account.dayBaseMicros() - highestMicros;
            case DAILY_REALISED_LOSS -> of(limit, account);
            case DRAWDOWN -> account.limitPeakMicros() - highestMicros;
            default -> throw new IllegalArgumentException(limit + " is no limit on losses");
        };
    }

    /** What a share of it is a share of. */
    static long base(MoneyLimit limit, Account account) {
        return limit == MoneyLimit.DRAWDOWN ? account.limitPeakMicros() : account.dayBaseMicros();
    }

    /** What it refuses with. */
    static RefusalReason reason(MoneyLimit limit) {
        return limit == MoneyLimit.DRAWDOWN ? RefusalReason.DRAWDOWN : RefusalReason.DAILY_LOSS;
    }

    /** A gain breaks nothing, and neither does an account whose money nobody has told of yet. */
    static boolean isBroken(Share most, long loss, long baseMicros) {
        return loss > 0 && loss >= most.of(baseMicros);
    }
}
