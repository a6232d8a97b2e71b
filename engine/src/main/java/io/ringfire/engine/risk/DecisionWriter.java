package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerListener;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.OrderStateEncoder;
import io.ringfire.engine.sbe.PositionClosedEncoder;
import io.ringfire.engine.sbe.RiskVerdictEncoder;

/** Writes risk's decisions, and what the ledger says has changed, into the slot. */
final class DecisionWriter implements LedgerListener {
    private final EngineCounters counters;
    private final RiskLimits limits;
    private final OrderIds ids = new OrderIds();
    private final RiskVerdictEncoder verdict = new RiskVerdictEncoder();
    private final OrderEncoder order = new OrderEncoder();
    private final OrderDecoder written = new OrderDecoder();
    private final OrderStateEncoder orderState = new OrderStateEncoder();
    private final PositionClosedEncoder positionClosed = new PositionClosedEncoder();
    private Section section;
    private long eventNs;

    DecisionWriter(RiskLimits limits, EngineCounters counters) {
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

    void verdict(
            long signalId,
            int strategyId,
            int instrumentId,
            int accountId,
            RefusalReason reason,
            long limitValue,
            long actualValue) {
        boolean isAccepted = reason == RefusalReason.NONE;
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

    /** Writes an order and enters it in the ledger. */
    void order(
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
            long targetPoints) {
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
                .sendByNs(eventNs + limits.sendWithinNs())
                .deviationPoints(limits.deviationPoints())
                .strategyId(strategyId)
                .side((short) side.code())
                .intent((short) intent.code())
                .reason((short) reason.code());
        written.wrap(order.buffer(), order.offset(), OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        ledger.add(written);
        section.commit(order);
        counters.increment(Counter.ORDERS);
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
                .openPricePoints(position.openPricePoints())
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
