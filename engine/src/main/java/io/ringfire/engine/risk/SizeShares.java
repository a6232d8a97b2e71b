package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import java.util.Arrays;

/**
 * Which share of its configured size an entry gets, in whole percent: of all, of an account, of a strategy, as a named person said
 * last. Of several that apply the least counts. It can only make smaller: there is nothing above {@link #FULL_PERCENT}. Folded from
 * commands alike by risk, by recovery and by what is shown. One thread; a command may allocate, a check does not.
 */
public final class SizeShares {
    /** The size that is configured. */
    public static final int FULL_PERCENT = 100;

    private static final int PERMILLE_PER_PERCENT = Permille.FULL / FULL_PERCENT;

    private final int[] ofAccount = new int[Ledger.MAX_ACCOUNTS];
    private int[] ofStrategy = {};
    private int ofAll = FULL_PERCENT;

    /** Begins with the configured size everywhere. */
    public SizeShares() {
        Arrays.fill(ofAccount, FULL_PERCENT);
    }

    /**
     * Does what a command of the kind RISK asks for.
     *
     * @return false, with nothing done, when its share is not from 0 to {@link #FULL_PERCENT}, or there can be no such account
     */
    public boolean adjust(OperatorCommandDecoder command) {
        int percent = command.sizePercent();
        int accountId = command.accountId();
        boolean isForAll = accountId == Closer.ALL_ACCOUNTS;
        if (percent > FULL_PERCENT || !isForAll && accountId >= ofAccount.length) {
            return false;
        }
        if (command.strategy() != 0) {
            adjustStrategy(command.strategy() - 1, percent);
        } else if (isForAll) {
            ofAll = percent;
        } else {
            ofAccount[accountId] = percent;
        }
        return true;
    }

    private void adjustStrategy(int strategyId, int percent) {
        int known = ofStrategy.length;
        if (strategyId >= known) {
            ofStrategy = Arrays.copyOf(ofStrategy, strategyId + 1);
            Arrays.fill(ofStrategy, known, ofStrategy.length, FULL_PERCENT);
        }
        ofStrategy[strategyId] = percent;
    }

    /** Of all entries. */
    public int ofAll() {
        return ofAll;
    }

    /** Of an account's entries, whatever all get. */
    public int ofAccount(int accountId) {
        return ofAccount[accountId];
    }

    /** Of a strategy's entries, whatever all get. */
    public int ofStrategy(int strategyId) {
        return strategyId < ofStrategy.length ? ofStrategy[strategyId] : FULL_PERCENT;
    }

    /** No strategy of this place or a later one was ever named. */
    public int strategies() {
        return ofStrategy.length;
    }

    /** What an entry gets: the least of what applies. */
    int percentOf(int accountId, int strategyId) {
        return Math.min(ofAll, Math.min(ofAccount[accountId], ofStrategy(strategyId)));
    }

    /**
     * Takes the share of a configured volume, rounded down to the instrument's step. What a person named or approved, and a retry, whose
     * volume was taken already, stay as they are; but where the share is nothing, they are refused too. A refusal leaves the smallest
     * volume, and what was left, in micro-lots.
     */
    RefusalReason take(EntryRequest request) {
        int percent = percentOf(request.account.id(), request.strategyId);
        if (percent == FULL_PERCENT || percent > 0 && !request.isConfigured) {
            return RefusalReason.NONE;
        }
        long least = request.instrument.volumeMinMicroLots();
        long share = Permille.of(request.quantityMicroLots, percent * PERMILLE_PER_PERCENT);
        long left = share - share % request.instrument.volumeStepMicroLots();
        request.measured(least, left);
        if (left < least || left == 0) {
            return RefusalReason.SIZE_SHARE;
        }
        request.quantityMicroLots = left;
        return RefusalReason.NONE;
    }

    /** Only what was ever made smaller counts: a run without such a command hashes as it always did. */
    long foldState(long hash) {
        long folded = ofAll == FULL_PERCENT ? hash : RecordHash.mix(hash, ofAll);
        for (int i = 0; i < ofAccount.length; i++) {
            folded = mixed(folded, 1, i, ofAccount[i]);
        }
        for (int i = 0; i < ofStrategy.length; i++) {
            folded = mixed(folded, 2, i, ofStrategy[i]);
        }
        return folded;
    }

    private static long mixed(long hash, long scope, long id, int percent) {
        return percent == FULL_PERCENT ? hash : RecordHash.mix(hash, scope << 32 | id << 8 | percent);
    }
}
