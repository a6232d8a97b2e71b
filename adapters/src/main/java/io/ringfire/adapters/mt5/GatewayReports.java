package io.ringfire.adapters.mt5;

import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;

/** Makes facts of what became of orders. */
final class GatewayReports {
    private final FactOutlet outlet;
    private final SendResultEncoder result = new SendResultEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();

    GatewayReports(FactOutlet outlet) {
        this.outlet = outlet;
    }

    void sendResult(GatewayOrder order, SendOutcome outcome, RefusalReason reason) {
        outlet.open(result, order.instrumentId, order.accountId)
                .orderNumber(order.orderNumber)
                .signalId(order.signalId)
                .strategyId(order.strategyId)
                .outcome((short) outcome.code())
                .reason((short) reason.code());
        outlet.report(result);
    }

    /** The EA says that the request was accepted: the lot is the one asked for, the stop unproven. */
    void entered(GatewayOrder order, long ticket, long pricePoints, long venueNs) {
        open(order, ExecType.FILL, venueNs)
                .positionId(ticket)
                .orderTicket(ticket)
                .quantityMicroLots(order.quantityMicroLots)
                .pricePoints(pricePoints)
                .entry((short) 1)
                .stopPoints(order.stopPoints)
                .targetPoints(order.targetPoints)
                .proof((short) Proof.CLAIMED.code());
        outlet.report(report);
    }

    /** The answer to a close proves the position flat; it names no price, so the latest closing quote stands for it. */
    void closed(GatewayOrder order, long pricePoints, Evidence evidence, long venueNs) {
        open(order, ExecType.FILL, venueNs)
                .positionId(order.positionId)
                .quantityMicroLots(order.quantityMicroLots)
                .pricePoints(pricePoints)
                .proof((short) Proof.CLAIMED.code())
                .estimated((short) 1)
                .evidence((short) evidence.code());
        outlet.report(report);
    }

    void rejected(GatewayOrder order, int retcode, RefusalReason reason, long venueNs) {
        open(order, ExecType.REJECT, venueNs).retcode(retcode).refusal((short) reason.code());
        outlet.report(report);
    }

    void inDoubt(GatewayOrder order, int retcode, long ticket, long venueNs) {
        open(order, ExecType.IN_DOUBT, venueNs)
                .orderTicket(ticket)
                .retcode(retcode)
                .refusal((short) RefusalReason.AMBIGUOUS.code());
        outlet.report(report);
    }

    /** A position that the terminal says is closed, with what it earned. It names no quantity: all that is held. */
    void positionClosed(
            int accountId,
            int instrumentId,
            long ticket,
            long pricePoints,
            long profitMicros,
            int side,
            int reason,
            long venueNs) {
        outlet.open(report, instrumentId, accountId)
                .venueNs(venueNs)
                .positionId(ticket)
                .pricePoints(pricePoints)
                .profitMicros(profitMicros)
                .strategyId(0xFFFF)
                .execType((short) ExecType.FILL.code())
                .side((short) side)
                .reason((short) reason)
                .proof((short) Proof.PROVEN.code());
        outlet.report(report);
    }

    private ExecutionReportEncoder open(GatewayOrder order, ExecType type, long venueNs) {
        return outlet.open(report, order.instrumentId, order.accountId)
                .venueNs(venueNs)
                .orderNumber(order.orderNumber)
                .signalId(order.signalId)
                .positionId(order.positionId)
                .strategyId(order.strategyId)
                .execType((short) type.code())
                .side((short) order.side.code())
                .reason((short) order.reason.code());
    }
}
