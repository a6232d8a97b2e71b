package io.ringfire.benchmarks;

import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.RiskVerdictEncoder;
import io.ringfire.engine.sbe.SignalEncoder;
import io.ringfire.engine.sbe.TickEncoder;

/** Writes the records of which most is made, each into slots of its own, with the fields that its writer sets. */
final class MainRecords {
    private static final int NO_ACCOUNT = 0xFFFF;
    private static final long LOT = 1_000_000;
    private static final long BID = 1_300_000;
    private static final long ASK = 1_300_300;

    final EngineEvent tickEvent = EngineEvent.factory().newInstance();
    final EngineEvent verdictEvent = EngineEvent.factory().newInstance();
    final EngineEvent orderEvent = EngineEvent.factory().newInstance();
    final EngineEvent reportEvent = EngineEvent.factory().newInstance();
    private final byte[] orderId = {'B', '0', '0', '0', '0', '0', '0', '1', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private final TickEncoder tickEncoder = new TickEncoder();
    private final SignalEncoder signalEncoder = new SignalEncoder();
    private final RiskVerdictEncoder verdictEncoder = new RiskVerdictEncoder();
    private final OrderEncoder orderEncoder = new OrderEncoder();
    private final ExecutionReportEncoder reportEncoder = new ExecutionReportEncoder();
    private long sequence;

    /** One of each. */
    void all() {
        tick();
        signal();
        verdict();
        order();
        report();
    }

    FactSlot tick() {
        FactSlot slot = tickEvent.inbound();
        slot.open(tickEncoder, ++sequence, JournalTicks.EVENT_NS, 0, NO_ACCOUNT)
                .venueNs(JournalTicks.EVENT_NS)
                .bidPoints(BID)
                .askPoints(ASK)
                .sourceId(1);
        slot.commit(tickEncoder);
        return slot;
    }

    Section signal() {
        Section signals = tickEvent.signals();
        signals.begin(++sequence, JournalTicks.EVENT_NS, 0);
        signals.open(signalEncoder, 0, NO_ACCOUNT)
                .signalId(sequence)
                .quantityMicroLots(LOT)
                .expiryNs(JournalTicks.EVENT_NS + 1)
                .bidPoints(BID)
                .askPoints(ASK)
                .strategyId(0)
                .scorePermille(1000)
                .side((short) 0)
                .intent((short) 0);
        signals.commit(signalEncoder);
        signals.complete();
        return signals;
    }

    Section verdict() {
        Section decisions = verdictEvent.decisions();
        decisions.begin(++sequence, JournalTicks.EVENT_NS, 0);
        decisions
                .open(verdictEncoder, 0, 0)
                .signalId(sequence)
                .limitValue(LOT)
                .actualValue(LOT)
                .accepted((short) 1);
        decisions.commit(verdictEncoder);
        decisions.complete();
        return decisions;
    }

    Section order() {
        Section decisions = orderEvent.decisions();
        decisions.begin(++sequence, JournalTicks.EVENT_NS, 1);
        decisions
                .open(orderEncoder, 0, 0)
                .orderNumber(sequence)
                .signalId(sequence)
                .quantityMicroLots(LOT)
                .stopPoints(BID - 1_000)
                .targetPoints(BID + 1_000)
                .bidPoints(BID)
                .askPoints(ASK)
                .sendByNs(JournalTicks.EVENT_NS + 1)
                .putOrderId(orderId, 0)
                .side((short) 0)
                .intent((short) 0);
        decisions.commit(orderEncoder);
        decisions.complete();
        return decisions;
    }

    FactSlot report() {
        FactSlot slot = reportEvent.inbound();
        slot.open(reportEncoder, ++sequence, JournalTicks.EVENT_NS, 0, 0)
                .venueNs(JournalTicks.EVENT_NS)
                .orderNumber(sequence)
                .signalId(sequence)
                .positionId(sequence)
                .quantityMicroLots(LOT)
                .pricePoints(ASK)
                .commissionMicros(-LOT)
                .side((short) 0)
                .entry((short) 1);
        slot.commit(reportEncoder);
        return slot;
    }
}
