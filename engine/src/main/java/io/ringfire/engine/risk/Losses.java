package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;

/** What an account has lost, in micros of its currency; negative for a gain. A limit is broken as soon as it is reached. */
final class Losses {
    private Losses() {}

    /** Since the day began, open profit included. */
    static long ofDay(Account account) {
        return account.dayBaseMicros() - account.equityMicros();
    }

    /** Since the day began, by what is realised. */
    static long realisedOfDay(Account account) {
        return -account.dayRealisedMicros();
    }

    /** From the peak of equity. */
    static long drawdown(Account account) {
        return account.limitPeakMicros() - account.equityMicros();
    }

    /** A gain breaks nothing, and neither does an account whose money nobody has told of yet. */
    static boolean isBroken(Share most, long loss, long baseMicros) {
        return loss > 0 && loss >= most.of(baseMicros);
    }
}
