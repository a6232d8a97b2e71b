package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.RecordHash;

/**
 * Whether entries are let through: of all, of an account, of a strategy. What is shut stays shut until a named person resumes; each
 * change goes into the fire journal.
 */
final class StateBoard {
    private final DecisionWriter writer;
    private final TradingState[] ofAccount = new TradingState[Ledger.MAX_ACCOUNTS];
    private final RefusalReason[] whyOfAccount = new RefusalReason[Ledger.MAX_ACCOUNTS];
    private final long[] limitOfAccount = new long[Ledger.MAX_ACCOUNTS];
    private final long[] actualOfAccount = new long[Ledger.MAX_ACCOUNTS];
    private final boolean[] isDisabled;
    private TradingState state = TradingState.ACTIVE;

    StateBoard(DecisionWriter writer, int strategies) {
        this.writer = writer;
        isDisabled = new boolean[strategies];
        for (int i = 0; i < ofAccount.length; i++) {
            ofAccount[i] = TradingState.ACTIVE;
            whyOfAccount[i] = RefusalReason.NONE;
        }
    }

    TradingState state() {
        return state;
    }

    TradingState ofAccount(int accountId) {
        return ofAccount[accountId];
    }

    void all(TradingState next, StateCause cause) {
        if (next != state) {
            state = next;
            writer.state(Closer.ALL_ACCOUNTS, DecisionWriter.NO_STRATEGY, next, cause, RefusalReason.NONE, 0, 0);
        }
    }

    /**
     * Shuts or opens an account. A halt is not made milder but by {@link TradingState#ACTIVE}, and one that is shut for a limit stays so
     * when it is shut again without one.
     *
     * @return whether anything has changed
     */
    boolean account(int id, TradingState next, StateCause cause, RefusalReason why, long limit, long actual) {
        boolean isMilder = ofAccount[id] == TradingState.HALTED && next == TradingState.REDUCE_ONLY;
        boolean saysNoMore = why == RefusalReason.NONE || why == whyOfAccount[id];
        if (isMilder || next == ofAccount[id] && saysNoMore) {
            return false;
        }
        ofAccount[id] = next;
        whyOfAccount[id] = why;
        limitOfAccount[id] = limit;
        actualOfAccount[id] = actual;
        writer.state(id, DecisionWriter.NO_STRATEGY, next, cause, why, limit, actual);
        return true;
    }

    /** Disables a strategy, or lets its entries through again. */
    void strategy(int id, boolean disable, StateCause cause, RefusalReason why, long limit, long actual) {
        if (id < isDisabled.length && isDisabled[id] != disable) {
            isDisabled[id] = disable;
            TradingState next = disable ? TradingState.REDUCE_ONLY : TradingState.ACTIVE;
            writer.state(Closer.ALL_ACCOUNTS, id, next, cause, why, limit, actual);
            if (cause == StateCause.LIMIT) {
                writer.alert(AlertCode.STRATEGY_DISABLED, Severity.CRITICAL, -1, Closer.ALL_ACCOUNTS, 0, 0, actual);
            }
        }
    }

    RefusalReason checkAll(EntryRequest request) {
        return switch (state) {
            case ACTIVE -> RefusalReason.NONE;
            case REDUCE_ONLY -> RefusalReason.REDUCE_ONLY;
            case HALTED -> RefusalReason.HALTED;
        };
    }

    /** With what the limit allows that was broken, and what was found then. */
    RefusalReason checkAccount(EntryRequest request) {
        int id = request.account.id();
        request.measured(limitOfAccount[id], actualOfAccount[id]);
        return switch (ofAccount[id]) {
            case ACTIVE -> RefusalReason.NONE;
            case REDUCE_ONLY -> whyOfAccount[id] == RefusalReason.NONE ? RefusalReason.REDUCE_ONLY : whyOfAccount[id];
            case HALTED -> RefusalReason.ACCOUNT_HALTED;
        };
    }

    RefusalReason checkStrategy(EntryRequest request) {
        int id = request.strategyId;
        return id < isDisabled.length && isDisabled[id] ? RefusalReason.STRATEGY_DISABLED : RefusalReason.NONE;
    }

    long foldState(long hash, int accountCount) {
        long folded = RecordHash.mix(hash, state.code());
        for (int i = 0; i < accountCount; i++) {
            folded = RecordHash.mix(folded, (long) whyOfAccount[i].code() << 2 | ofAccount[i].code());
        }
        for (int i = 0; i < isDisabled.length; i++) {
            folded = isDisabled[i] ? RecordHash.mix(folded, i) : folded;
        }
        return folded;
    }
}
