package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.OperatorCommandDecoder;

/** Does what a named person, or the end of the data, asked for. A command that fits nothing gets a refused verdict. */
final class OperatorDesk {
    private final Ledger ledger;
    private final StateBoard states;
    private final SizeShares shares;
    private final RouteBreaker breaker;
    private final SessionBoard sessions;
    private final DecisionWriter writer;
    private final SignalDesk signals;
    private final Closer closer;
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private boolean isEnding;

    OperatorDesk(
            Ledger ledger,
            StateBoard states,
            SizeShares shares,
            RouteBreaker breaker,
            SessionBoard sessions,
            DecisionWriter writer,
            SignalDesk signals,
            Closer closer) {
        this.ledger = ledger;
        this.states = states;
        this.shares = shares;
        this.breaker = breaker;
        this.sessions = sessions;
        this.writer = writer;
        this.signals = signals;
        this.closer = closer;
    }

    /** Whether the data have ended: an entry that was on its way is closed as soon as it is filled. */
    boolean isEnding() {
        return isEnding;
    }

    void obey(FactSlot fact) {
        command.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                OperatorCommandDecoder.BLOCK_LENGTH,
                OperatorCommandDecoder.SCHEMA_VERSION);
        int accountId = command.accountId();
        if (accountId != Closer.ALL_ACCOUNTS && accountId >= ledger.accountCount()) {
            refuse(RefusalReason.SESSION_UNKNOWN);
            return;
        }
        switch (CommandKind.of(command.kind())) {
            case HALT -> shut(accountId, TradingState.HALTED);
            case RESUME -> resume(accountId);
            case REDUCE_ONLY -> shut(accountId, TradingState.REDUCE_ONLY);
            case CLOSE_ALL -> closer.closeAll(accountId, ExecReason.CLOSE_ALL);
            case CLOSE_AT_END -> end();
            case CLOSE -> close(accountId);
            case FIRE -> fire(accountId, fact.eventNs());
            case APPROVE -> answer(accountId, true, fact.eventNs());
            case DECLINE -> answer(accountId, false, fact.eventNs());
            case RESOLVE -> resolve();
            case BLOCK -> block(accountId);
            case RISK -> {
                if (!shares.adjust(command)) {
                    refuse(RefusalReason.SIZE_SHARE);
                }
            }
            case PING -> {
                // the adapter asks the terminal
            }
        }
    }

    private void shut(int accountId, TradingState next) {
        if (command.strategy() != 0) {
            strategy(true);
        } else if (accountId == Closer.ALL_ACCOUNTS) {
            states.all(next, StateCause.OPERATOR);
        } else {
            states.account(accountId, next, StateCause.OPERATOR, RefusalReason.NONE, 0, 0);
        }
    }

    private void resume(int accountId) {
        if (command.strategy() != 0) {
            strategy(false);
            return;
        }
        boolean isForAll = accountId == Closer.ALL_ACCOUNTS;
        if (isForAll) {
            states.all(TradingState.ACTIVE, StateCause.OPERATOR);
        }
        for (int i = isForAll ? 0 : accountId; i < (isForAll ? ledger.accountCount() : accountId + 1); i++) {
            states.account(i, TradingState.ACTIVE, StateCause.OPERATOR, RefusalReason.NONE, 0, 0);
            sessions.resume(i);
            breaker.close(i);
            ledger.rearm(i);
        }
    }

    private void strategy(boolean disable) {
        states.strategy(command.strategy() - 1, disable, StateCause.OPERATOR, RefusalReason.NONE, 0, 0);
    }

    private void block(int accountId) {
        if (accountId == Closer.ALL_ACCOUNTS || ledger.instrument(command.instrumentId()) == null) {
            refuse(RefusalReason.UNKNOWN_INSTRUMENT);
        } else {
            sessions.block(accountId, command.instrumentId());
        }
    }

    private void end() {
        closer.closeAll(Closer.ALL_ACCOUNTS, ExecReason.END);
        isEnding = true;
        if (states.state() == TradingState.ACTIVE) {
            states.all(TradingState.REDUCE_ONLY, StateCause.OPERATOR);
        }
    }

    private void close(int accountId) {
        Position held = ledger.positions().find(accountId, command.positionId());
        if (held == null) {
            refuse(RefusalReason.UNKNOWN_POSITION);
        } else if (held.state() != PositionState.OPEN) {
            refuse(RefusalReason.CLOSE_OUTSTANDING);
        } else if (!closer.close(held, 0, held.strategyId(), held.quantityMicroLots(), ExecReason.CLIENT)) {
            refuse(RefusalReason.CAPACITY);
        }
    }

    private void fire(int accountId, long eventNs) {
        if (accountId == Closer.ALL_ACCOUNTS) {
            refuse(RefusalReason.SESSION_UNKNOWN);
            return;
        }
        signals.fire(
                accountId,
                command.instrumentId(),
                Side.of(command.side()),
                command.quantityMicroLots(),
                command.stopPoints(),
                command.targetPoints(),
                eventNs);
    }

    private void answer(int accountId, boolean isApproved, long eventNs) {
        if (!signals.answer(accountId, command.signalId(), isApproved, eventNs)) {
            refuse(RefusalReason.UNKNOWN_SIGNAL);
        }
    }

    /** What was seen at the terminal becomes a finding, and by that a report. */
    private void resolve() {
        LedgerOrder order = ledger.orders().find(command.orderNumber());
        OrderState outcome = OrderState.of(command.outcome());
        boolean isFilled = outcome == OrderState.FILLED;
        if (order == null || order.state() != OrderState.IN_DOUBT || !isFilled && outcome != OrderState.REJECTED) {
            refuse(RefusalReason.UNKNOWN_POSITION);
            return;
        }
        if (order.isFound()) {
            refuse(RefusalReason.RESOLVE_OUTSTANDING);
            return;
        }
        order.found();
        boolean isEntry = order.intent() == Intent.ENTRY;
        writer.finding(
                        isFilled ? ExecType.FILL : ExecType.REJECT,
                        Evidence.OPERATOR,
                        order.instrumentId(),
                        order.accountId())
                .orderNumber(order.orderNumber())
                .signalId(order.signalId())
                .positionId(isEntry ? command.positionId() : order.positionId())
                .quantityMicroLots(isFilled ? quantity(order) : 0)
                .pricePoints(command.pricePoints())
                .strategyId(order.strategyId())
                .side((short) order.side().code())
                .reason((short) order.reason().code())
                .entry((short) (isEntry ? 1 : 0))
                .estimated((short) (isEntry ? 0 : 1))
                .refusal((short) (isFilled ? RefusalReason.NONE : RefusalReason.NOT_EXECUTED).code());
        writer.commit();
    }

    private long quantity(LedgerOrder order) {
        return command.quantityMicroLots() > 0
                ? command.quantityMicroLots()
                : order.quantityMicroLots() - order.filledMicroLots();
    }

    private void refuse(RefusalReason reason) {
        writer.verdict(0, DecisionWriter.NO_STRATEGY, command.instrumentId(), command.accountId(), reason, 0, 0);
    }
}
