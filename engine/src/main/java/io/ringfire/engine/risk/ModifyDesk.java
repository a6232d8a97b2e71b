package io.ringfire.engine.risk;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.OrderTable;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.money.StopRules;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.sbe.SignalDecoder;

/**
 * Answers wishes to change stop and target of a position. One that does not raise the risk passes every limit and every trading state;
 * the position must be open and the strategy's own, and the venue must be able to take it. One that raises it, by a stop that is
 * further away or gone, passes only where entries may be made and no limit on what may be lost is set.
 */
final class ModifyDesk {
    private final Ledger ledger;
    private final LimitBook book;
    private final StateBoard states;
    private final DecisionWriter writer;
    private final EntryRequest request = new EntryRequest();

    ModifyDesk(Ledger ledger, LimitBook book, StateBoard states, DecisionWriter writer) {
        this.ledger = ledger;
        this.book = book;
        this.states = states;
        this.writer = writer;
    }

    void decide(SignalDecoder signal) {
        Position held = ledger.positions().find(signal.accountId(), signal.positionId());
        request.measured(0, 0);
        RefusalReason reason = check(signal, held);
        writer.verdict(
                signal.signalId(),
                signal.strategyId(),
                signal.instrumentId(),
                signal.accountId(),
                reason,
                request.limitValue,
                request.actualValue);
        if (reason == RefusalReason.NONE) {
            writer.order(
                    ledger,
                    signal.signalId(),
                    signal.strategyId(),
                    signal.instrumentId(),
                    signal.accountId(),
                    held.side(),
                    Intent.MODIFY,
                    ExecReason.CLIENT,
                    held.positionId(),
                    0,
                    signal.stopPoints(),
                    signal.targetPoints(),
                    signal.expiryNs());
        }
    }

    private RefusalReason check(SignalDecoder signal, Position held) {
        if (held == null) {
            return RefusalReason.UNKNOWN_POSITION;
        }
        if (held.strategyId() != signal.strategyId()) {
            return RefusalReason.NOT_OWN_POSITION;
        }
        if (held.state() != PositionState.OPEN) {
            return RefusalReason.CLOSE_OUTSTANDING;
        }
        Account account = ledger.account(held.accountId());
        if (account.venueKind() != VenueKind.SIMULATED) {
            return RefusalReason.NOT_OFFERED;
        }
        if (isBeingModified(held)) {
            return RefusalReason.MODIFY_OUTSTANDING;
        }
        if (!writer.hasRoomForOrder() || ledger.orders().count() >= OrderTable.ENTRY_CAPACITY) {
            return RefusalReason.CAPACITY;
        }
        RefusalReason ofLevels = levels(account, held, signal.stopPoints(), signal.targetPoints());
        if (ofLevels != RefusalReason.NONE || !raisesRisk(held, signal.stopPoints())) {
            return ofLevels;
        }
        return raised(account, held, signal.stopPoints());
    }

    /** What is judged by the stop that the position has would be judged wrongly while another is on its way. */
    private boolean isBeingModified(Position held) {
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.intent() == Intent.MODIFY
                    && order.accountId() == held.accountId()
                    && order.positionId() == held.positionId()) {
                return true;
            }
        }
        return false;
    }

    private RefusalReason levels(Account account, Position held, long stopPoints, long targetPoints) {
        QuoteBoard quotes = account.quotes();
        Instrument instrument = held.instrument();
        if (!quotes.has(instrument.id())) {
            return RefusalReason.NO_QUOTE;
        }
        return StopRules.checkChange(
                instrument,
                held.side(),
                held.stopPoints(),
                held.targetPoints(),
                stopPoints,
                targetPoints,
                quotes.bidPoints(instrument.id()),
                quotes.askPoints(instrument.id()));
    }

    private static boolean raisesRisk(Position held, long stopPoints) {
        boolean hasStop = held.stopPoints() != 0;
        return hasStop
                && (stopPoints == 0
                        || (held.stopPoints() - stopPoints) * held.side().sign() > 0);
    }

    /** In points: the stop that holds, and the one that was wished for. */
    private RefusalReason raised(Account account, Position held, long stopPoints) {
        request.account = account;
        request.instrument = held.instrument();
        request.strategyId = held.strategyId();
        EntryLimits limits = book.of(request);
        boolean isLimited = limits.isSet(Limit.REQUIRE_STOP)
                || limits.isSet(Limit.MAX_STOP_POINTS)
                || limits.of(MoneyLimit.RISK_PER_TRADE).isSet()
                || limits.of(MoneyLimit.OPEN_RISK).isSet();
        if (isLimited) {
            request.measured(held.stopPoints(), stopPoints);
            return RefusalReason.RISK_RAISED;
        }
        RefusalReason reason = states.checkAll(request);
        if (reason == RefusalReason.NONE) {
            reason = states.checkAccount(request);
        }
        return reason == RefusalReason.NONE ? states.checkStrategy(request) : reason;
    }
}
