package io.ringfire.engine.detect;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SignalRefusedDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;

/**
 * What became of wishes: folds it into the book, ends what was pending, and tells the strategy of its fills and refusals. Time has
 * come as far as the fact before it is handed in. Allocates nothing.
 */
final class Outcomes {
    private final PositionBook book;
    private final PendingSignals pending;
    private final StrategyRunner[] runners;
    private final Instrument[] instruments;

    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final SendResultDecoder sendResult = new SendResultDecoder();
    private final SignalRefusedDecoder refused = new SignalRefusedDecoder();
    private final SnapshotPositionDecoder position = new SnapshotPositionDecoder();

    /**
     * For these strategies, which stand where their ids say.
     *
     * @param instruments by id; filled as they are defined
     */
    Outcomes(PositionBook book, PendingSignals pending, StrategyRunner[] runners, Instrument[] instruments) {
        this.book = book;
        this.pending = pending;
        this.runners = runners;
        this.instruments = instruments;
    }

    /** One that was open before the run: the strategy that opened it holds it. */
    void onPosition(FactSlot fact) {
        position.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                SnapshotPositionDecoder.BLOCK_LENGTH,
                SnapshotPositionDecoder.SCHEMA_VERSION);
        book.enter(
                position.strategyId(),
                position.accountId(),
                position.instrumentId(),
                position.positionId(),
                Side.of(position.side()).sign() * position.quantityMicroLots(),
                position.openPricePoints(),
                position.stopPoints(),
                position.targetPoints());
    }

    /** What the venue says of an order or a position. */
    void onReport(FactSlot fact) {
        report.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        ExecType type = ExecType.of(report.execType());
        if (type == ExecType.SWAP
                || type == ExecType.CASH_FLOW
                || type == ExecType.PROOF
                || type == ExecType.IN_DOUBT) {
            return;
        }
        int strategyId = report.strategyId();
        if (type == ExecType.MODIFIED) {
            book.modify(report.accountId(), report.positionId(), report.stopPoints(), report.targetPoints());
            pending.resolve(report.signalId());
            return;
        }
        if (type == ExecType.REJECT) {
            resolve(report.signalId(), strategyId, report.instrumentId(), RefusalReason.VENUE_REJECTED);
            return;
        }
        Side side = Side.of(report.side());
        long quantity = report.quantityMicroLots();
        if (report.entry() != 0) {
            book.enter(
                    strategyId,
                    report.accountId(),
                    report.instrumentId(),
                    report.positionId(),
                    side.sign() * quantity,
                    report.pricePoints(),
                    report.stopPoints(),
                    report.targetPoints());
        } else {
            book.exit(strategyId, report.accountId(), report.positionId(), quantity == 0 ? Long.MAX_VALUE : quantity);
        }
        if (type == ExecType.FILL) {
            pending.resolve(report.signalId());
        }
        if (strategyId < runners.length) {
            runners[strategyId].onFill(instruments[report.instrumentId()], side, quantity, report.pricePoints());
        }
    }

    /** What became of sending an order; one that was sent waits for its report. */
    void onSendResult(FactSlot fact) {
        sendResult.wrap(fact.buffer(), BLOCK_OFFSET, SendResultDecoder.BLOCK_LENGTH, SendResultDecoder.SCHEMA_VERSION);
        if (SendOutcome.of(sendResult.outcome()) != SendOutcome.SENT) {
            resolve(
                    sendResult.signalId(),
                    sendResult.strategyId(),
                    sendResult.instrumentId(),
                    RefusalReason.of(sendResult.reason()));
        }
    }

    /** Risk, or an operator, did not let a wish pass. */
    void onRefused(FactSlot fact) {
        refused.wrap(
                fact.buffer(), BLOCK_OFFSET, SignalRefusedDecoder.BLOCK_LENGTH, SignalRefusedDecoder.SCHEMA_VERSION);
        resolve(refused.signalId(), refused.strategyId(), refused.instrumentId(), RefusalReason.of(refused.reason()));
    }

    private void resolve(long signalId, int strategyId, int instrumentId, RefusalReason reason) {
        pending.resolve(signalId);
        if (strategyId < runners.length && instrumentId >= 0) {
            runners[strategyId].onRefusal(instruments[instrumentId], reason);
        }
    }
}
