package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;

/**
 * Looks at what each account has lost whenever it may have changed. One that breaks a limit of its own trades no more until a named
 * person resumes it. A quiet tick has no slot to write in: what it broke is told with the next event, everywhere alike.
 */
final class LossWatch {
    private static final MoneyLimit[] LIMITS = {
        MoneyLimit.DAILY_LOSS, MoneyLimit.DAILY_REALISED_LOSS, MoneyLimit.DRAWDOWN
    };

    private final Ledger ledger;
    private final LimitBook book;
    private final StateBoard states;
    private final DecisionWriter writer;

    /** Told once, until it holds no more: a person who resumes is not overruled at the next tick. */
    private final boolean[][] isBroken = new boolean[Ledger.MAX_ACCOUNTS][LIMITS.length];

    private final boolean[][] isPending = new boolean[Ledger.MAX_ACCOUNTS][LIMITS.length];
    private final long[][] limits = new long[Ledger.MAX_ACCOUNTS][LIMITS.length];
    private final long[][] losses = new long[Ledger.MAX_ACCOUNTS][LIMITS.length];
    private boolean isOn;
    private boolean hasPending;

    LossWatch(Ledger ledger, LimitBook book, StateBoard states, DecisionWriter writer) {
        this.ledger = ledger;
        this.book = book;
        this.states = states;
        this.writer = writer;
    }

    /** Looks where limits ask for it. */
    void define() {
        isOn = false;
        for (int i = 0; i < ledger.accountCount(); i++) {
            for (MoneyLimit limit : LIMITS) {
                isOn |= book.ofAccount(i).of(limit).isSet();
            }
        }
    }

    /** Whether something was broken that is not told yet. */
    boolean hasPending() {
        return hasPending;
    }

    /** Looks at the accounts as they are now. */
    void look() {
        if (!isOn) {
            return;
        }
        for (int i = 0; i < ledger.accountCount(); i++) {
            EntryLimits of = book.ofAccount(i);
            for (int which = 0; which < LIMITS.length; which++) {
                look(ledger.account(i), which, of.of(LIMITS[which]));
            }
        }
    }

    /** Whether looking after each of some quotes would find what it found the last time, however the bounds of equity are come to. */
    boolean isCalm() {
        for (int i = 0; isOn && i < ledger.accountCount(); i++) {
            EntryLimits of = book.ofAccount(i);
            for (int which = 0; which < LIMITS.length; which++) {
                if (!isCalm(ledger.account(i), which, of.of(LIMITS[which]))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isCalm(Account account, int which, Share most) {
        if (!most.isSet()) {
            return true;
        }
        long lowest = ledger.equityRange().lowestMicros(account.id());
        long highest = ledger.equityRange().highestMicros(account.id());
        long base = Losses.base(LIMITS[which], account);
        boolean was = isBroken[account.id()][which];
        return was == Losses.isBroken(most, Losses.most(LIMITS[which], account, lowest, highest), base)
                && was == Losses.isBroken(most, Losses.least(LIMITS[which], account, highest), base);
    }

    private void look(Account account, int which, Share most) {
        int accountId = account.id();
        long loss = Losses.of(LIMITS[which], account);
        long base = Losses.base(LIMITS[which], account);
        boolean breaks = most.isSet() && Losses.isBroken(most, loss, base);
        if (breaks && !isBroken[accountId][which]) {
            isPending[accountId][which] = true;
            hasPending = true;
            limits[accountId][which] = most.of(base);
            losses[accountId][which] = loss;
        }
        isBroken[accountId][which] = breaks;
    }

    /** Shuts the accounts that have broken a limit, and says so. */
    void tell() {
        if (!hasPending) {
            return;
        }
        hasPending = false;
        for (int i = 0; i < ledger.accountCount(); i++) {
            for (int which = 0; which < LIMITS.length; which++) {
                if (isPending[i][which]) {
                    isPending[i][which] = false;
                    tell(i, which);
                }
            }
        }
    }

    private void tell(int accountId, int which) {
        RefusalReason why = Losses.reason(LIMITS[which]);
        long limit = limits[accountId][which];
        long loss = losses[accountId][which];
        if (states.account(accountId, TradingState.REDUCE_ONLY, StateCause.LIMIT, why, limit, loss)) {
            writer.alert(AlertCode.LOSS_LIMIT, Severity.CRITICAL, -1, accountId, 0, 0, loss);
        }
    }
}
