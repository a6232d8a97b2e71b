package io.ringfire.engine.fakes;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import java.util.function.Consumer;

/** Publishes what a gateway and a venue would say. */
public final class Reports {
    private final FactWriter facts;
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final SendResultEncoder sendResult = new SendResultEncoder();

    /** Publishes through {@code facts}. */
    public Reports(FactWriter facts) {
        this.facts = facts;
    }

    /** An execution report of account 0; {@code rest} fills what is not given here. */
    public void report(
            long eventNs,
            int instrumentId,
            ExecType type,
            Side side,
            long quantityMicroLots,
            long pricePoints,
            Consumer<ExecutionReportEncoder> rest) {
        facts.fill(eventNs, (slot, sequence, atNs) -> {
            slot.open(report, sequence, atNs, instrumentId, 0)
                    .venueNs(atNs)
                    .quantityMicroLots(quantityMicroLots)
                    .pricePoints(pricePoints)
                    .execType((short) type.code())
                    .side((short) side.code())
                    .reason((short) ExecReason.CLIENT.code());
            rest.accept(report);
            slot.commit(report);
            return true;
        });
    }

    /** The whole fill of an order that opens a position of strategy 0. */
    public void opened(
            long eventNs, int instrumentId, Side side, long quantity, long price, long order, long position) {
        report(
                eventNs,
                instrumentId,
                ExecType.FILL,
                side,
                quantity,
                price,
                fill -> fill.orderNumber(order)
                        .signalId(order)
                        .positionId(position)
                        .entry((short) 1));
    }

    /** The whole fill of an order that closes, or takes from, a position of strategy 0. */
    public void closed(
            long eventNs,
            int instrumentId,
            Side side,
            long quantity,
            long price,
            long order,
            long position,
            long profitMicros) {
        report(
                eventNs,
                instrumentId,
                ExecType.FILL,
                side,
                quantity,
                price,
                fill -> fill.orderNumber(order)
                        .signalId(order)
                        .positionId(position)
                        .profitMicros(profitMicros)
                        .entry((short) 0));
    }

    /** The venue has given a position of strategy 0 another stop and another target. */
    public void modified(long eventNs, int instrumentId, long order, long position, long stop, long target) {
        report(
                eventNs,
                instrumentId,
                ExecType.MODIFIED,
                Side.BUY,
                0,
                0,
                change -> change.orderNumber(order)
                        .signalId(order)
                        .positionId(position)
                        .stopPoints(stop)
                        .targetPoints(target));
    }

    /** The venue refuses an order of strategy 0. */
    public void rejected(long eventNs, int instrumentId, long order, RefusalReason reason) {
        report(
                eventNs,
                instrumentId,
                ExecType.REJECT,
                Side.BUY,
                0,
                0,
                reject -> reject.orderNumber(order).signalId(order).refusal((short) reason.code()));
    }

    /** What became of an order of strategy 0 at the gateway. */
    public void sendResult(long eventNs, int instrumentId, long order, SendOutcome outcome, RefusalReason reason) {
        facts.fill(eventNs, (slot, sequence, atNs) -> {
            slot.open(sendResult, sequence, atNs, instrumentId, 0)
                    .orderNumber(order)
                    .signalId(order)
                    .outcome((short) outcome.code())
                    .reason((short) reason.code());
            slot.commit(sendResult);
            return true;
        });
    }
}
