package io.ringfire.app.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static io.ringfire.engine.record.RecordFrame.CRC_LENGTH;
import static io.ringfire.engine.record.RecordFrame.HEADER_OFFSET;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.SnapshotOrderEncoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotPositionEncoder;
import io.ringfire.engine.sbe.SnapshotTradesEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes what a run takes over as facts of its own. One buffer: each fact is published before the next is written. */
public final class SnapshotFrames {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[RecordFrame.MAX_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SnapshotPositionEncoder position = new SnapshotPositionEncoder();
    private final SnapshotPositionDecoder positionAgain = new SnapshotPositionDecoder();
    private final SnapshotTradesEncoder trades = new SnapshotTradesEncoder();
    private final SnapshotOrderEncoder order = new SnapshotOrderEncoder();
    private final SendResultEncoder sendResult = new SendResultEncoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final FactWriter facts;

    /** Publishes through {@code facts}. */
    public SnapshotFrames(FactWriter facts) {
        this.facts = facts;
    }

    /**
     * Publishes an open position. One whose close was under way is in doubt, and counts as open until that is resolved.
     *
     * @return the snapshot again, valid until the next call, for the venue
     */
    public SnapshotPositionDecoder position(long eventNs, TakenOver.HeldPosition taken) {
        Position held = taken.held();
        PositionState state = held.state() == PositionState.CLOSING ? PositionState.CLOSE_IN_DOUBT : held.state();
        int id = taken.instrument().id();
        begin(position);
        position.eventNs(eventNs).instrumentId(id).accountId(taken.accountId());
        position.positionId(held.positionId())
                .orderNumber(held.orderNumber())
                .quantityMicroLots(held.quantityMicroLots())
                .openPricePoints(held.openPricePoints())
                .openNs(held.openNs())
                .stopPoints(held.stopPoints())
                .targetPoints(held.targetPoints())
                .commissionMicros(held.commissionMicros())
                .swapMicros(held.swapMicros())
                .profitMicros(held.profitMicros())
                .orderTicket(held.orderTicket())
                .strategyId(taken.strategyId())
                .openedMicroLots(held.openedMicroLots())
                .openValue(held.openValue())
                .closedMicroLots(held.closedMicroLots())
                .closeValue(held.closeValue())
                .side((short) held.side().code())
                .state((short) state.code())
                .proof((short) held.proof().code());
        publish(position, id);
        return positionAgain.wrap(
                buffer, BLOCK_OFFSET, SnapshotPositionDecoder.BLOCK_LENGTH, SnapshotPositionDecoder.SCHEMA_VERSION);
    }

    /** Publishes how many entries an account had made in an instrument on its day. */
    public void trades(long eventNs, TakenOver.TradesOfDay taken) {
        int id = taken.instrument().id();
        begin(trades);
        trades.eventNs(eventNs).instrumentId(id).accountId(taken.accountId());
        trades.dayStartNs(taken.dayStartNs()).trades(taken.trades());
        publish(trades, id);
    }

    /** Publishes an order without outcome: in doubt, unless part of it is known to be filled. */
    public void order(long eventNs, TakenOver.DoubtfulOrder taken) {
        LedgerOrder open = taken.order();
        int id = taken.instrument().id();
        begin(order);
        order.eventNs(eventNs).instrumentId(id).accountId(taken.accountId());
        order.orderNumber(open.orderNumber())
                .signalId(open.signalId())
                .positionId(open.positionId())
                .quantityMicroLots(open.quantityMicroLots())
                .filledMicroLots(open.filledMicroLots())
                .filledValue(open.filledValue())
                .stopPoints(open.stopPoints())
                .targetPoints(open.targetPoints())
                .sendByNs(open.sendByNs())
                .strategyId(taken.strategyId())
                .side((short) open.side().code())
                .intent((short) open.intent().code())
                .state((short) stateOf(open).code())
                .reason((short) open.reason().code());
        publish(order, id);
    }

    /**
     * Publishes what became of an order that the simulated venue forgot when it started again: not sent; of one filled in part,
     * the rest is rejected.
     */
    public void lost(long eventNs, TakenOver.DoubtfulOrder taken) {
        LedgerOrder open = taken.order();
        int id = taken.instrument().id();
        if (stateOf(open) == OrderState.PARTIALLY_FILLED) {
            begin(report);
            report.eventNs(eventNs).instrumentId(id).accountId(taken.accountId());
            report.venueNs(eventNs)
                    .orderNumber(open.orderNumber())
                    .signalId(open.signalId())
                    .positionId(open.positionId())
                    .strategyId(taken.strategyId())
                    .execType((short) ExecType.REJECT.code())
                    .side((short) open.side().code())
                    .refusal((short) RefusalReason.VENUE_RESTARTED.code());
            publish(report, id);
        } else {
            begin(sendResult);
            sendResult.eventNs(eventNs).instrumentId(id).accountId(taken.accountId());
            sendResult
                    .orderNumber(open.orderNumber())
                    .signalId(open.signalId())
                    .strategyId(taken.strategyId())
                    .outcome((short) SendOutcome.NOT_SENT.code())
                    .reason((short) RefusalReason.VENUE_RESTARTED.code());
            publish(sendResult, id);
        }
    }

    private static OrderState stateOf(LedgerOrder open) {
        return open.filledMicroLots() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.IN_DOUBT;
    }

    private void begin(MessageEncoderFlyweight encoder) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        header.wrap(buffer, HEADER_OFFSET)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, BLOCK_OFFSET);
    }

    private void publish(MessageEncoderFlyweight encoder, int instrumentId) {
        int length = BLOCK_OFFSET + encoder.encodedLength() + CRC_LENGTH;
        RecordFrame.length(buffer, 0, length);
        facts.copy(buffer, 0, length, instrumentId);
    }
}
