package io.ringfire.engine.venue;

import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;

/** What the venue is about to say: fields alone, reused by {@link FactQueue}, set from {@link #begin} on. */
final class VenueFact {
    /** When it happened. */
    long timeNs;

    int instrumentId;
    int accountId;
    long orderNumber;
    long signalId;
    long positionId;
    long orderTicket;
    long dealTicket;
    long quantityMicroLots;
    long leavesMicroLots;
    long pricePoints;
    long commissionMicros;
    long profitMicros;
    long swapMicros;
    long stopPoints;
    long targetPoints;
    int strategyId;
    boolean isEntry;

    /** None: this is a SendResult. */
    ExecType type;

    Side side;
    ExecReason reason;
    RefusalReason refusal;

    /** Forgets what the last lap left. */
    VenueFact begin(long happenedNs) {
        timeNs = happenedNs;
        instrumentId = -1;
        accountId = 0;
        orderNumber = 0;
        signalId = 0;
        positionId = 0;
        orderTicket = 0;
        dealTicket = 0;
        quantityMicroLots = 0;
        leavesMicroLots = 0;
        pricePoints = 0;
        commissionMicros = 0;
        profitMicros = 0;
        swapMicros = 0;
        stopPoints = 0;
        targetPoints = 0;
        strategyId = 0;
        isEntry = false;
        type = null;
        side = Side.BUY;
        reason = ExecReason.CLIENT;
        refusal = RefusalReason.NONE;
        return this;
    }

    /** Says whose order it is about. */
    VenueFact of(PendingOrder order) {
        instrumentId = order.instrumentId;
        accountId = order.accountId;
        orderNumber = order.orderNumber;
        signalId = order.signalId;
        positionId = order.positionId;
        orderTicket = order.orderTicket;
        strategyId = order.strategyId;
        side = order.side;
        reason = order.reason;
        return this;
    }

    /** Says which position it is about. */
    VenueFact of(VenuePosition position) {
        instrumentId = position.instrument().id();
        accountId = position.account().id();
        positionId = position.id();
        strategyId = position.strategyId();
        return this;
    }

    /** Says what stop and target the position has. */
    void stopsOf(VenuePosition position) {
        stopPoints = position.stopPoints();
        targetPoints = position.targetPoints();
    }

    void into(FactSlot slot, long sequence, long eventNs, SendResultEncoder result) {
        slot.open(result, sequence, eventNs, instrumentId, accountId)
                .orderNumber(orderNumber)
                .signalId(signalId)
                .strategyId(strategyId)
                .outcome((short) SendOutcome.SENT.code())
                .reason((short) refusal.code());
        slot.commit(result);
    }

    void into(FactSlot slot, long sequence, long eventNs, ExecutionReportEncoder report) {
        slot.open(report, sequence, eventNs, instrumentId, accountId)
                .venueNs(timeNs)
                .orderNumber(orderNumber)
                .signalId(signalId)
                .positionId(positionId)
                .orderTicket(orderTicket)
                .dealTicket(dealTicket)
                .quantityMicroLots(quantityMicroLots)
                .leavesMicroLots(leavesMicroLots)
                .pricePoints(pricePoints)
                .commissionMicros(commissionMicros)
                .profitMicros(profitMicros)
                .swapMicros(swapMicros)
                .refusal((short) refusal.code())
                .strategyId(strategyId)
                .execType((short) type.code())
                .side((short) side.code())
                .reason((short) reason.code())
                .entry((short) (isEntry ? 1 : 0))
                .stopPoints(stopPoints)
                .targetPoints(targetPoints)
                .proof((short) Proof.CLAIMED.code());
        slot.commit(report);
    }
}
