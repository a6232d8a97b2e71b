package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.number.Permille;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.SignalDecoder;

/**
 * Answers signals, for each account in configured order, with a verdict and, where accepted, an order; on an account where a
 * person fires, with a question. Entries pass {@link EntryChecks}; an exit is refused only for a position that is not open or is
 * being closed already, or for a part that is too small to be executed ({@link CloseVolume}); a change of stops is for
 * {@link ModifyDesk}.
 */
final class SignalDesk {
    private final Ledger ledger;
    private final EntryChecks checks;
    private final DecisionWriter writer;
    private final Closer closer;
    private final RecentOrders recent;
    private final RouteBreaker breaker;
    private final ModifyDesk modifies;
    private final Approvals approvals = new Approvals();
    private final EntryRequest request = new EntryRequest();
    private final SignalDecoder signal = new SignalDecoder();

    SignalDesk(
            Ledger ledger,
            EntryChecks checks,
            DecisionWriter writer,
            Closer closer,
            RecentOrders recent,
            RouteBreaker breaker,
            ModifyDesk modifies) {
        this.ledger = ledger;
        this.checks = checks;
        this.writer = writer;
        this.closer = closer;
        this.recent = recent;
        this.breaker = breaker;
        this.modifies = modifies;
    }

    Approvals approvals() {
        return approvals;
    }

    void decide(Section signals, long eventNs) {
        for (int offset = 0; offset < signals.length(); offset += RecordFrame.length(signals.buffer(), offset)) {
            if (RecordFrame.templateId(signals.buffer(), offset) == SignalDecoder.TEMPLATE_ID) {
                signal.wrap(
                        signals.buffer(),
                        offset + BLOCK_OFFSET,
                        SignalDecoder.BLOCK_LENGTH,
                        SignalDecoder.SCHEMA_VERSION);
                switch (Intent.of(signal.intent())) {
                    case ENTRY -> decideEntry(eventNs);
                    case EXIT -> decideExit();
                    case MODIFY -> modifies.decide(signal);
                }
            }
        }
    }

    /** Fires for an operator: passes every check, on one account, without asking. */
    void fire(
            int accountId,
            int instrumentId,
            Side side,
            long quantityMicroLots,
            long stopPoints,
            long targetPoints,
            long eventNs) {
        fill(
                DecisionWriter.NO_STRATEGY,
                accountId,
                instrumentId,
                side,
                quantityMicroLots,
                stopPoints,
                targetPoints,
                Long.MAX_VALUE,
                eventNs);
        from(0, 0, 0);
        order(0, DecisionWriter.NO_STRATEGY, accountId, checks.check(request));
    }

    /**
     * A person answered. An approved signal passes every check again, at the quotes of now, with the volume that was approved.
     *
     * @return false when no such signal waits
     */
    boolean answer(int accountId, long signalId, boolean isApproved, long eventNs) {
        Approvals.Waiting waiting = approvals.find(accountId, signalId);
        if (waiting == null) {
            return false;
        }
        writer.approval(waiting, isApproved ? ApprovalState.APPROVED : ApprovalState.DECLINED);
        if (isApproved) {
            fill(
                    waiting.strategyId,
                    accountId,
                    waiting.instrumentId,
                    waiting.side,
                    waiting.quantityMicroLots,
                    waiting.stopPoints,
                    waiting.targetPoints,
                    waiting.expiryNs,
                    eventNs);
            from(signalId, waiting.signalPricePoints, waiting.firstPricePoints);
            order(signalId, waiting.strategyId, accountId, checks.check(request));
        } else {
            refuse(waiting, RefusalReason.DECLINED);
        }
        approvals.remove(waiting);
        return true;
    }

    /** Ends what nobody answered in time. */
    void expireApprovals(long eventNs) {
        Approvals.Waiting expired = approvals.expired(eventNs);
        while (expired != null && writer.hasRoomForOrder()) {
            writer.approval(expired, ApprovalState.EXPIRED);
            refuse(expired, RefusalReason.APPROVAL_EXPIRED);
            approvals.remove(expired);
            expired = approvals.expired(eventNs);
        }
    }

    /**
     * Tries the entry of a refused order once more, as a new order, if it passes all checks and its signal still holds; with less where
     * the price now loses more at the stop, but not where a person approved the volume.
     */
    void retry(
            long signalId,
            int strategyId,
            int accountId,
            int instrumentId,
            Side side,
            long quantityMicroLots,
            long stopPoints,
            long targetPoints,
            long expiryNs,
            int attempt,
            long quotePoints,
            long eventNs) {
        if (!writer.hasRoomForOrder()) {
            return;
        }
        fill(strategyId, accountId, instrumentId, side, quantityMicroLots, stopPoints, targetPoints, expiryNs, eventNs);
        from(signalId, quotePoints, quotePoints);
        if (!request.account.isManual()) {
            request.sizedAgain();
        }
        LedgerOrder made = order(signalId, strategyId, accountId, checks.check(request));
        if (made != null) {
            made.attempt(attempt);
        }
    }

    private void decideExit() {
        Position held = ledger.positions().find(signal.accountId(), signal.positionId());
        long quantity =
                held == null ? 0 : CloseVolume.of(ledger.account(held.accountId()), held, signal.quantityMicroLots());
        RefusalReason reason = RefusalReason.NONE;
        if (held == null) {
            reason = RefusalReason.UNKNOWN_POSITION;
        } else if (held.state() != PositionState.OPEN) {
            reason = RefusalReason.CLOSE_OUTSTANDING;
        } else if (quantity == 0) {
            reason = RefusalReason.VOLUME_TOO_SMALL;
        } else if (!closer.hasRoom()) {
            reason = RefusalReason.CAPACITY;
        }
        writer.verdict(signal.signalId(), signal.strategyId(), signal.instrumentId(), signal.accountId(), reason, 0, 0);
        if (reason == RefusalReason.NONE) {
            closer.write(held, signal.signalId(), signal.strategyId(), quantity, ExecReason.CLIENT);
        }
    }

    private void decideEntry(long eventNs) {
        for (int i = 0; i < ledger.accountCount(); i++) {
            fill(
                    signal.strategyId(),
                    i,
                    signal.instrumentId(),
                    Side.of(signal.side()),
                    signal.quantityMicroLots(),
                    signal.stopPoints(),
                    signal.targetPoints(),
                    signal.expiryNs(),
                    eventNs);
            from(signal.signalId(), request.side.executes(signal.bidPoints(), signal.askPoints()), 0);
            request.isConfigured = true;
            if (signal.sizedByRisk() != 0) {
                request.sized(signal.atrMicroPoints(), signal.sizePermille());
            }
            RefusalReason reason = writer.hasRoomForOrder() ? checks.check(request) : noRoom();
            if (reason == RefusalReason.NONE) {
                recent.onSignal(request);
            }
            if (reason == RefusalReason.NONE && request.account.isManual()) {
                ask(i);
            } else {
                order(signal.signalId(), signal.strategyId(), i, reason);
            }
        }
    }

    private void fill(
            int strategyId,
            int accountId,
            int instrumentId,
            Side side,
            long quantityMicroLots,
            long stopPoints,
            long targetPoints,
            long expiryNs,
            long eventNs) {
        Account account = ledger.account(accountId);
        Instrument instrument = ledger.instrument(instrumentId);
        request.account = account;
        request.instrument = instrument;
        request.strategyId = strategyId;
        request.side = side;
        request.quantityMicroLots = quantityMicroLots;
        request.stopPoints = stopPoints;
        request.targetPoints = targetPoints;
        request.expiryNs = expiryNs;
        request.isSized = false;
        request.sizePermille = Permille.FULL;
        request.mostMicroLots = 0;
        request.atrMicroPoints = 0;
        request.isConfigured = false;
        request.eventNs = eventNs;
    }

    /** Says where the request comes from: the price that its signal saw, and the account's own price then; 0 for none. */
    private void from(long signalId, long signalPricePoints, long firstPricePoints) {
        request.signalId = signalId;
        request.signalPricePoints = signalPricePoints;
        request.firstPricePoints = firstPricePoints;
    }

    /** Verdict and, unless refused, order of the request as filled. */
    private LedgerOrder order(long signalId, int strategyId, int accountId, RefusalReason reason) {
        int instrumentId = request.instrument == null ? -1 : request.instrument.id();
        writer.verdict(signalId, strategyId, instrumentId, accountId, reason, request.limitValue, request.actualValue);
        if (reason != RefusalReason.NONE) {
            return null;
        }
        recent.onEntry(request);
        breaker.onEntry(accountId);
        return writer.order(
                ledger,
                signalId,
                strategyId,
                instrumentId,
                accountId,
                request.side,
                Intent.ENTRY,
                ExecReason.CLIENT,
                0,
                request.quantityMicroLots,
                request.stopPoints,
                request.targetPoints,
                request.expiryNs);
    }

    /** More signals for more accounts than the slot has room for. */
    private RefusalReason noRoom() {
        request.measured(0, 0);
        return RefusalReason.CAPACITY;
    }

    private void ask(int accountId) {
        if (approvals.isFull()) {
            order(signal.signalId(), signal.strategyId(), accountId, RefusalReason.CAPACITY);
            return;
        }
        Approvals.Waiting waiting = approvals.add();
        waiting.signalId = signal.signalId();
        waiting.strategyId = signal.strategyId();
        waiting.accountId = accountId;
        waiting.instrumentId = signal.instrumentId();
        waiting.side = request.side;
        waiting.quantityMicroLots = request.quantityMicroLots;
        waiting.stopPoints = request.stopPoints;
        waiting.targetPoints = request.targetPoints;
        waiting.expiryNs = request.expiryNs;
        waiting.signalPricePoints = request.signalPricePoints;
        waiting.firstPricePoints = request.pricePoints();
        writer.approval(waiting, ApprovalState.ASKED);
    }

    private void refuse(Approvals.Waiting waiting, RefusalReason reason) {
        writer.verdict(waiting.signalId, waiting.strategyId, waiting.instrumentId, waiting.accountId, reason, 0, 0);
    }
}
