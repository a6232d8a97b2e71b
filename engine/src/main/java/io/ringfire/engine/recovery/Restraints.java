package io.ringfire.engine.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.risk.SizeShares;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * What keeps a run from trading, folded from its facts as risk folds them, and from what risk told of limits that were broken: a halt holds until a named person resumes, and a start
 * of the engine is no such person's word.
 */
public final class Restraints {
    private static final int UNSUPPORTED_FILLING = 10030;
    private static final int ALL_ACCOUNTS = 0xFFFF;
    private static final int ALL_STRATEGIES = 0xFFFF;

    private final Ledger ledger;
    private final TradingState[] ofAccount = new TradingState[Ledger.MAX_ACCOUNTS];
    private final SortedSet<Integer> disabledStrategies = new TreeSet<>();
    private final boolean[][] isBlocked = new boolean[Ledger.MAX_ACCOUNTS][QuoteBoard.MAX_INSTRUMENTS];
    private final SizeShares sizeShares = new SizeShares();
    private TradingState state = TradingState.ACTIVE;

    Restraints(Ledger ledger) {
        this.ledger = ledger;
        Arrays.fill(ofAccount, TradingState.ACTIVE);
    }

    /** Of all accounts. */
    public TradingState state() {
        return state;
    }

    /** Of one account, as a person or a broken limit left it. */
    public TradingState ofAccount(int accountId) {
        return ofAccount[accountId];
    }

    /** Places of the strategies that are disabled. */
    public SortedSet<Integer> disabledStrategies() {
        return Collections.unmodifiableSortedSet(disabledStrategies);
    }

    /** Which share of their size entries get. */
    public SizeShares sizeShares() {
        return sizeShares;
    }

    /** Whether its broker refuses the EA's filling mode in an instrument. */
    public boolean isBlocked(int accountId, int instrumentId) {
        return isBlocked[accountId][instrumentId];
    }

    /** A fact that the ledger has not taken yet. */
    void apply(DirectBuffer buffer, int offset) {
        int block = offset + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, offset);
        int version = RecordFrame.version(buffer, offset);
        switch (RecordFrame.templateId(buffer, offset)) {
            case OperatorCommandDecoder.TEMPLATE_ID ->
                obey(new OperatorCommandDecoder().wrap(buffer, block, length, version));
            case StageFailedDecoder.TEMPLATE_ID, DiskLowDecoder.TEMPLATE_ID -> state = TradingState.HALTED;
            case ClockStepDecoder.TEMPLATE_ID -> {
                if (new ClockStepDecoder().wrap(buffer, block, length, version).stepNs() < 0) {
                    state = TradingState.HALTED;
                }
            }
            case ExecutionReportDecoder.TEMPLATE_ID ->
                onReport(new ExecutionReportDecoder().wrap(buffer, block, length, version));
            default -> {
                // keeps nothing from trading
            }
        }
    }

    private void obey(OperatorCommandDecoder command) {
        int accountId = command.accountId();
        boolean isForAll = accountId == ALL_ACCOUNTS;
        if (CommandKind.of(command.kind()) == CommandKind.RISK) {
            sizeShares.adjust(command);
            return;
        }
        if (command.strategy() != 0) {
            obeyOfStrategy(CommandKind.of(command.kind()), command.strategy() - 1);
            return;
        }
        if (!isForAll && accountId >= ledger.accountCount()) {
            return;
        }
        switch (CommandKind.of(command.kind())) {
            case HALT -> shut(accountId, TradingState.HALTED);
            case REDUCE_ONLY -> shut(accountId, TradingState.REDUCE_ONLY);
            case RESUME -> {
                if (isForAll) {
                    state = TradingState.ACTIVE;
                }
                for (int i = isForAll ? 0 : accountId; i < (isForAll ? ledger.accountCount() : accountId + 1); i++) {
                    ofAccount[i] = TradingState.ACTIVE;
                    isBlocked[i] = new boolean[QuoteBoard.MAX_INSTRUMENTS];
                }
            }
            case BLOCK -> {
                if (!isForAll && ledger.instrument(command.instrumentId()) != null) {
                    isBlocked[accountId][command.instrumentId()] = true;
                }
            }
            default -> {
                // keeps nothing from trading
            }
        }
    }

    private void obeyOfStrategy(CommandKind kind, int strategyId) {
        if (kind == CommandKind.HALT) {
            disabledStrategies.add(strategyId);
        } else if (kind == CommandKind.RESUME) {
            disabledStrategies.remove(strategyId);
        }
    }

    private void shut(int accountId, TradingState next) {
        if (accountId == ALL_ACCOUNTS) {
            state = next;
        } else if (ofAccount[accountId] != TradingState.HALTED) {
            ofAccount[accountId] = next;
        }
    }

    /** What risk shut by itself, for a limit that was broken; all else is a fact. */
    void onStateChanged(StateChangedDecoder changed) {
        if (StateCause.of(changed.cause()) != StateCause.LIMIT) {
            return;
        }
        if (changed.strategyId() != ALL_STRATEGIES) {
            disabledStrategies.add(changed.strategyId());
        } else if (changed.accountId() < ledger.accountCount()) {
            shut(changed.accountId(), TradingState.of(changed.state()));
        }
    }

    private void onReport(ExecutionReportDecoder report) {
        LedgerOrder order = ledger.orders().find(report.orderNumber());
        if (order != null
                && order.intent() == Intent.ENTRY
                && report.retcode() == UNSUPPORTED_FILLING
                && ExecType.of(report.execType()) == ExecType.REJECT
                && ledger.account(order.accountId()).venueKind() != VenueKind.SIMULATED) {
            isBlocked[order.accountId()][order.instrumentId()] = true;
        }
    }
}
