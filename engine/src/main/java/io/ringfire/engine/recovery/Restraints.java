package io.ringfire.engine.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import org.agrona.DirectBuffer;

/**
 * What keeps a run from trading, folded from its facts as risk folds them: a halt holds until a named person resumes, and a start
 * of the engine is no such person's word.
 */
public final class Restraints {
    private static final int UNSUPPORTED_FILLING = 10030;
    private static final int ALL_ACCOUNTS = 0xFFFF;

    private final Ledger ledger;
    private final boolean[] isHalted = new boolean[Ledger.MAX_ACCOUNTS];
    private final boolean[][] isBlocked = new boolean[Ledger.MAX_ACCOUNTS][QuoteBoard.MAX_INSTRUMENTS];
    private TradingState state = TradingState.ACTIVE;

    Restraints(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Of all accounts. */
    public TradingState state() {
        return state;
    }

    /** Whether one account is halted. */
    public boolean isHalted(int accountId) {
        return isHalted[accountId];
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
        if (!isForAll && accountId >= ledger.accountCount()) {
            return;
        }
        switch (CommandKind.of(command.kind())) {
            case HALT -> {
                if (isForAll) {
                    state = TradingState.HALTED;
                } else {
                    isHalted[accountId] = true;
                }
            }
            case RESUME -> {
                if (isForAll) {
                    state = TradingState.ACTIVE;
                }
                for (int i = isForAll ? 0 : accountId; i < (isForAll ? ledger.accountCount() : accountId + 1); i++) {
                    isHalted[i] = false;
                    isBlocked[i] = new boolean[QuoteBoard.MAX_INSTRUMENTS];
                }
            }
            case REDUCE_ONLY -> state = TradingState.REDUCE_ONLY;
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
