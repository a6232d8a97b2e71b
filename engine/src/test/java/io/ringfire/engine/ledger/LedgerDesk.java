package io.ringfire.engine.ledger;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/** A test's way to a ledger: gives it orders and reports, and keeps what it tells. */
final class LedgerDesk implements LedgerListener {
    static final long NOON = Preambles.NOON;
    static final long LOT = Instruments.LOT;

    final EngineCounters counters = new EngineCounters();
    final Ledger ledger = new Ledger(this, counters);
    final List<String> told = new ArrayList<>();
    private final SlotPublisher slot = new SlotPublisher();
    private final FactWriter facts = new FactWriter(slot, counters);
    private final Reports reports = new Reports(facts);

    LedgerDesk(boolean isNetting, Instrument... instruments) {
        for (Instrument instrument : instruments) {
            ledger.define(instrument);
        }
        facts.snapshot(NOON, 0, new AccountSpec("test", Instruments.USD, 100, isNetting, Preambles.MILLION));
        ledger.open(last().as(new SnapshotAccountDecoder()));
    }

    Account account() {
        return ledger.account(0);
    }

    Position position(long positionId) {
        return ledger.positions().find(0, positionId);
    }

    LedgerDesk quote(int instrumentId, long bid, long ask) {
        ledger.onQuote(instrumentId, 0, bid, ask, NOON);
        return this;
    }

    /** An order about to be journalled; {@code positionId} 0 for an entry. */
    LedgerDesk order(long number, int instrumentId, Side side, long quantity, long positionId) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderEncoder.BLOCK_LENGTH]);
        new OrderEncoder()
                .wrap(buffer, 0)
                .orderNumber(number)
                .signalId(number)
                .instrumentId(instrumentId)
                .accountId(0)
                .positionId(positionId)
                .quantityMicroLots(quantity)
                .stopPoints(50)
                .targetPoints(0)
                .side((short) side.code())
                .intent((short) (positionId == 0 ? Intent.ENTRY : Intent.EXIT).code())
                .reason((short) ExecReason.CLIENT.code());
        ledger.add(new OrderDecoder().wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION));
        return this;
    }

    /** An order about to be journalled that changes stop and target of a position. */
    LedgerDesk modify(long number, long positionId, long stop, long target) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderEncoder.BLOCK_LENGTH]);
        new OrderEncoder()
                .wrap(buffer, 0)
                .orderNumber(number)
                .positionId(positionId)
                .stopPoints(stop)
                .targetPoints(target)
                .intent((short) Intent.MODIFY.code());
        ledger.add(new OrderDecoder().wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION));
        return this;
    }

    /** The venue has done so. */
    LedgerDesk modified(long number, long positionId, long stop, long target) {
        return report(
                0,
                ExecType.MODIFIED,
                Side.BUY,
                0,
                0,
                change -> change.orderNumber(number)
                        .positionId(positionId)
                        .stopPoints(stop)
                        .targetPoints(target));
    }

    LedgerDesk sent(long number) {
        return outcome(number, SendOutcome.SENT);
    }

    LedgerDesk outcome(long number, SendOutcome outcome) {
        reports.sendResult(NOON, 0, number, outcome, RefusalReason.NONE);
        ledger.onSendResult(last().as(new SendResultDecoder()));
        return this;
    }

    LedgerDesk report(
            int instrumentId,
            ExecType type,
            Side side,
            long quantity,
            long price,
            Consumer<ExecutionReportEncoder> rest) {
        reports.report(NOON, instrumentId, type, side, quantity, price, rest);
        ledger.onReport(last().as(new ExecutionReportDecoder()));
        return this;
    }

    /** The whole rest of an order. */
    LedgerDesk fills(
            long number, int instrumentId, Side side, long quantity, long price, long positionId, boolean isEntry) {
        return report(
                instrumentId,
                ExecType.FILL,
                side,
                quantity,
                price,
                fill -> fill.orderNumber(number)
                        .positionId(positionId)
                        .proof((short) Proof.CLAIMED.code())
                        .entry((short) (isEntry ? 1 : 0)));
    }

    LedgerDesk fillsPart(
            long number, int instrumentId, Side side, long quantity, long price, long positionId, boolean isEntry) {
        return report(
                instrumentId,
                ExecType.PARTIAL_FILL,
                side,
                quantity,
                price,
                fill -> fill.orderNumber(number).positionId(positionId).entry((short) (isEntry ? 1 : 0)));
    }

    /** An open long or short position, its order filled. */
    LedgerDesk holds(long number, int instrumentId, Side side, long quantity, long price, long positionId) {
        return order(number, instrumentId, side, quantity, 0)
                .sent(number)
                .fills(number, instrumentId, side, quantity, price, positionId, true);
    }

    private Frame last() {
        return new Frame(slot.event().inbound().buffer(), 0);
    }

    @Override
    public void onOrderState(
            LedgerOrder order, Proof proof, RefusalReason reason, long positionId, long orderTicket, long dealTicket) {
        told.add(order.orderNumber() + " " + order.state() + " " + order.filledMicroLots() + "@"
                + order.averagePriceMicroPoints()
                + (reason == RefusalReason.NONE ? "" : " " + reason));
    }

    @Override
    public void onPositionClosed(Position position, ExecReason reason) {
        told.add(
                "closed " + position.positionId() + " " + position.closedMicroLots() + " " + position.entryPricePoints()
                        + "-" + position.closePricePoints() + " " + position.profitMicros() + " " + reason);
    }
}
