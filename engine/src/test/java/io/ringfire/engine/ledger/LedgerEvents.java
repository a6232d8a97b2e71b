package io.ringfire.engine.ledger;

import static io.ringfire.engine.ledger.LedgerDesk.NOON;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.LedgerModel.Holding;
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
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** Gives a ledger and its model the same facts, as records and as they are, and adds up the money that each of them moves. */
final class LedgerEvents implements LedgerListener {
    final EngineCounters counters = new EngineCounters();
    final Ledger ledger = new Ledger(this, counters);
    final LedgerModel model;

    /** By account: what it began with and what every event since added. */
    final long[] summedMicros = new long[Ledger.MAX_ACCOUNTS];

    long closedPositions;

    private final SlotPublisher slot = new SlotPublisher();
    private final FactWriter facts = new FactWriter(slot, counters);
    private final byte[] bytes = new byte[256];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final ExecutionReportDecoder reportAgain = new ExecutionReportDecoder();
    private final OrderEncoder order = new OrderEncoder();
    private final OrderDecoder orderAgain = new OrderDecoder();
    private final SendResultEncoder result = new SendResultEncoder();
    private final SendResultDecoder resultAgain = new SendResultDecoder();

    /** What a venue says, in the units of an ExecutionReport. */
    record Report(
            ExecType type,
            int account,
            int instrument,
            Side side,
            long quantityMicroLots,
            long pricePoints,
            long order,
            long position,
            long commissionMicros,
            long swapMicros,
            long profitMicros,
            boolean isEntry,
            boolean isEstimated) {}

    LedgerEvents(AccountSpec[] accounts, Instrument... instruments) {
        model = new LedgerModel(instruments);
        for (Instrument instrument : instruments) {
            ledger.define(instrument);
        }
        for (AccountSpec spec : accounts) {
            summedMicros[ledger.accountCount()] = spec.balanceMicros();
            facts.snapshot(NOON, ledger.accountCount(), spec);
            ledger.open(new Frame(slot.event().inbound().buffer(), 0).as(new SnapshotAccountDecoder()));
            model.open(spec);
        }
    }

    void quote(int instrument, int source, long bidPoints, long askPoints) {
        ledger.onQuote(instrument, source, bidPoints, askPoints, NOON);
        model.onQuote(instrument, source, bidPoints, askPoints);
    }

    /** An order about to be journalled; an exit names its position. */
    void order(long number, int account, int instrument, Side side, long quantityMicroLots, Holding closed) {
        Arrays.fill(bytes, (byte) 0);
        order.wrap(buffer, 0)
                .orderNumber(number)
                .instrumentId(instrument)
                .accountId(account)
                .positionId(closed == null ? 0 : closed.id)
                .quantityMicroLots(quantityMicroLots)
                .side((short) side.code())
                .intent((short) (closed == null ? Intent.ENTRY : Intent.EXIT).code())
                .reason((short) ExecReason.CLIENT.code());
        ledger.add(orderAgain.wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION));
    }

    void sendResult(long number, SendOutcome outcome) {
        Arrays.fill(bytes, (byte) 0);
        result.wrap(buffer, 0).orderNumber(number).outcome((short) outcome.code());
        ledger.onSendResult(
                resultAgain.wrap(buffer, 0, SendResultDecoder.BLOCK_LENGTH, SendResultDecoder.SCHEMA_VERSION));
    }

    void report(Report said) {
        passedOver(said);
        long realised = LedgerComparison.micros(model.onReport(said));
        boolean isCash = said.type() == ExecType.CASH_FLOW;
        summedMicros[said.account()] += isCash || !said.isEstimated() ? said.profitMicros() : realised;
        summedMicros[said.account()] += said.commissionMicros() + said.swapMicros();
    }

    /** What the ledger must not take, since it was told before, or by a terminal of a position that is gone. */
    void passedOver(Report said) {
        Arrays.fill(bytes, (byte) 0);
        report.wrap(buffer, 0)
                .eventNs(NOON)
                .instrumentId(said.instrument())
                .accountId(said.account())
                .orderNumber(said.order())
                .positionId(said.position())
                .quantityMicroLots(said.quantityMicroLots())
                .pricePoints(said.pricePoints())
                .commissionMicros(said.commissionMicros())
                .swapMicros(said.swapMicros())
                .profitMicros(said.profitMicros())
                .execType((short) said.type().code())
                .side((short) said.side().code())
                .entry((short) (said.isEntry() ? 1 : 0))
                .estimated((short) (said.isEstimated() ? 1 : 0));
        ledger.onReport(reportAgain.wrap(
                buffer, 0, ExecutionReportDecoder.BLOCK_LENGTH, ExecutionReportDecoder.SCHEMA_VERSION));
    }

    @Override
    public void onOrderState(
            LedgerOrder moved, Proof proof, RefusalReason reason, long positionId, long orderTicket, long dealTicket) {
        // the ledger's tables are looked at instead
    }

    @Override
    public void onPositionClosed(Position position, ExecReason reason) {
        closedPositions++;
    }
}
