package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerListener;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.AlertEncoder;
import io.ringfire.engine.sbe.ApprovalAskedEncoder;
import io.ringfire.engine.sbe.FindingEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.OrderStateEncoder;
import io.ringfire.engine.sbe.PingAskedEncoder;
import io.ringfire.engine.sbe.PositionClosedEncoder;
import io.ringfire.engine.sbe.RiskVerdictEncoder;
import io.ringfire.engine.sbe.StateChangedEncoder;

/** Writes risk's decisions, and what the ledger says has changed, into the slot. */
final class DecisionWriter implements LedgerListener {
    /** Stands for no strategy: an operator's wish, or nobody's. */
    static final int NO_STRATEGY = 0xFFFF;

    /** What one more finding leaves free behind it, in bytes. */
    private static final int FINDING_RESERVE = 512;

    private final EngineCounters counters;
    private final RiskLimits limits;
    private final OrderIds ids = new OrderIds();
    private final RiskVerdictEncoder verdict = new RiskVerdictEncoder();
    private final OrderEncoder order = new OrderEncoder();
    private final OrderDecoder written = new OrderDecoder();
    private final OrderStateEncoder orderState = new OrderStateEncoder();
    private final PositionClosedEncoder positionClosed = new PositionClosedEncoder();
    private final AlertEncoder alert = new AlertEncoder();
    private final ApprovalAskedEncoder approval = new ApprovalAskedEncoder();
    private final FindingEncoder finding = new FindingEncoder();
    private final StateChangedEncoder stateChanged = new StateChangedEncoder();
    private final PingAskedEncoder pingAsked = new PingAskedEncoder();
    private final RecentOrders recent;
    private Section section;
    private long eventNs;

    /** Notes each order in {@code recent}. */
    DecisionWriter(RiskLimits limits, RecentOrders recent, EngineCounters counters) {
        this.recent = recent;
        this.limits = limits;
        this.counters = counters;
    }

    void begin(Section newSection, long newEventNs) {
        section = newSection;
        eventNs = newEventNs;
    }

    OrderIds ids() {
        return ids;
    }

    /** Whether an order and its verdict still fit in this slot. */
    boolean hasRoomForOrder() {
        return section.hasRoomFor(order, verdict.sbeBlockLength() + 64);
    }

    /** Says what became of a wish. One that finds no room is counted and lost: the wish ends with its expiry. */
    void verdict(
            long signalId,
            int strategyId,
            int instrumentId,
            int accountId,
            RefusalReason reason,
            long limitValue,
            long actualValue) {
        boolean isAccepted = reason == RefusalReason.NONE;
        if (!section.hasRoomFor(verdict, 0)) {
            counters.increment(Counter.VERDICTS_DROPPED);
            return;
        }
        section.open(verdict, instrumentId, accountId)
                .signalId(signalId)
                .limitValue(isAccepted ? 0 : limitValue)
                .actualValue(isAccepted ? 0 : actualValue)
                .strategyId(strategyId)
                .accepted((short) (isAccepted ? 1 : 0))
                .reason((short) reason.code());
        section.commit(verdict);
        if (!isAccepted) {
            counters.increment(Counter.REFUSALS);
        }
    }

    /**
     * Writes an order and enters it in the ledger, which it returns it from.
     *
     * @param expiryNs until when its wish holds: the order is not sent later
     */
    LedgerOrder order(
            Ledger ledger,
            long signalId,
            int strategyId,
            int instrumentId,
            int accountId,
            Side side,
            Intent intent,
            ExecReason reason,
            long positionId,
            long quantityMicroLots,
            long stopPoints,
            long targetPoints,
            long expiryNs) {
        QuoteBoard quotes = ledger.account(accountId).quotes();
        section.open(order, instrumentId, accountId);
        ids.next(order);
        order.signalId(signalId)
                .positionId(positionId)
                .quantityMicroLots(quantityMicroLots)
                .stopPoints(stopPoints)
                .targetPoints(targetPoints)
                .bidPoints(quotes.bidPoints(instrumentId))
                .askPoints(quotes.askPoints(instrumentId))
                .sendByNs(Math.min(eventNs + limits.sendWithinNs(), expiryNs))
                .deviationPoints(limits.deviationPoints())
                .strategyId(strategyId)
                .side((short) side.code())
                .intent((short) intent.code())
                .reason((short) reason.code());
        written.wrap(order.buffer(), order.offset(), OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        LedgerOrder added = ledger.add(written);
        section.commit(order);
        counters.increment(Counter.ORDERS);
        recent.onOrder(accountId, eventNs);
        return added;
    }

    /** Tells people; {@code value} is in the unit of the code. One that finds no room is counted and lost. */
    void alert(
            AlertCode code,
            Severity severity,
            int instrumentId,
            int accountId,
            long orderNumber,
            long positionId,
            long value) {
        if (!section.hasRoomFor(alert, 0)) {
            counters.increment(Counter.ALERTS_DROPPED);
            return;
        }
        section.open(alert, instrumentId, accountId)
                .orderNumber(orderNumber)
                .positionId(positionId)
                .value(value)
                .strategyId(NO_STRATEGY)
                .code((short) code.code())
                .severity((short) severity.code());
        section.commit(alert);
        counters.increment(Counter.ALERTS);
    }

    /** Says that what may be traded has changed. One that finds no room is counted and lost; the change holds all the same. */
    void state(
            int accountId,
            int strategyId,
            TradingState state,
            StateCause cause,
            RefusalReason why,
            long limitValue,
            long actualValue) {
        if (!section.hasRoomFor(stateChanged, 0)) {
            counters.increment(Counter.ALERTS_DROPPED);
            return;
        }
        section.open(stateChanged, -1, accountId)
                .limitValue(limitValue)
                .actualValue(actualValue)
                .strategyId(strategyId)
                .state((short) state.code())
                .cause((short) cause.code())
                .reason((short) why.code());
        section.commit(stateChanged);
    }

    /** Asks an account's terminal whether it answers. */
    void ping(int accountId) {
        if (section.hasRoomFor(pingAsked, 0)) {
            section.open(pingAsked, -1, accountId);
            section.commit(pingAsked);
        }
    }

    /** Asks a person, or says what became of the asking. */
    void approval(Approvals.Waiting waiting, ApprovalState state) {
        section.open(approval, waiting.instrumentId, waiting.accountId)
                .signalId(waiting.signalId)
                .quantityMicroLots(waiting.quantityMicroLots)
                .stopPoints(waiting.stopPoints)
                .targetPoints(waiting.targetPoints)
                .expiryNs(waiting.expiryNs)
                .strategyId(waiting.strategyId)
                .side((short) waiting.side.code())
                .state((short) state.code());
        section.commit(approval);
    }

    /** Whether a finding still fits in this slot. */
    boolean hasRoomForFinding() {
        return section.hasRoomFor(finding, FINDING_RESERVE);
    }

    /** Begins a finding about an account's instrument; fill it, then {@link #commit}. */
    FindingEncoder finding(ExecType type, Evidence evidence, int instrumentId, int accountId) {
        return section.open(finding, instrumentId, accountId)
                .strategyId(NO_STRATEGY)
                .execType((short) type.code())
                .evidence((short) evidence.code());
    }

    /** Ends the finding. */
    void commit() {
        section.commit(finding);
    }

    @Override
    public void onOrderState(
            LedgerOrder moved, Proof proof, RefusalReason reason, long positionId, long orderTicket, long dealTicket) {
        section.open(orderState, moved.instrumentId(), moved.accountId())
                .orderNumber(moved.orderNumber())
                .positionId(positionId)
                .orderTicket(orderTicket)
                .dealTicket(dealTicket)
                .filledMicroLots(moved.filledMicroLots())
                .averagePriceMicroPoints(moved.averagePriceMicroPoints())
                .strategyId(moved.strategyId())
                .state((short) moved.state().code())
                .proof((short) proof.code())
                .reason((short) reason.code());
        section.commit(orderState);
    }

    @Override
    public void onPositionClosed(Position position, ExecReason reason) {
        section.open(positionClosed, position.instrument().id(), position.accountId())
                .positionId(position.positionId())
                .quantityMicroLots(position.closedMicroLots())
                .openPricePoints(position.entryPricePoints())
                .closePricePoints(position.closePricePoints())
                .openNs(position.openNs())
                .profitMicros(position.profitMicros())
                .commissionMicros(position.commissionMicros())
                .swapMicros(position.swapMicros())
                .strategyId(position.strategyId())
                .side((short) position.side().code())
                .reason((short) reason.code());
        section.commit(positionClosed);
    }
}
