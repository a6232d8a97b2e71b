package io.ringfire.engine.ingress;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.FindingDecoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/** Makes facts of what risk found proven: an ExecutionReport that names its evidence. By ingress alone. */
final class FindingFacts {
    private final FactWriter facts;
    private final Feedback feedback;
    private final FindingDecoder finding = new FindingDecoder();
    private final ExecutionReportEncoder report = new ExecutionReportEncoder();
    private final MessageHandler onFinding = this::onFinding;
    private final FactWriter.SlotFiller filler = this::fill;
    private long nowNs;

    FindingFacts(FactWriter facts, Feedback feedback) {
        this.facts = facts;
        this.feedback = feedback;
    }

    int poll(long atNs, int limit) {
        nowNs = atNs;
        return feedback.pollFindings(onFinding, limit);
    }

    private void onFinding(int typeId, MutableDirectBuffer buffer, int index, int length) {
        finding.wrap(buffer, index + BLOCK_OFFSET, FindingDecoder.BLOCK_LENGTH, FindingDecoder.SCHEMA_VERSION);
        facts.fill(nowNs, filler);
    }

    private boolean fill(FactSlot slot, long sequence, long eventNs) {
        slot.open(report, sequence, eventNs, finding.instrumentId(), finding.accountId())
                .venueNs(eventNs)
                .orderNumber(finding.orderNumber())
                .signalId(finding.signalId())
                .positionId(finding.positionId())
                .orderTicket(finding.entry() != 0 ? finding.positionId() : 0)
                .quantityMicroLots(finding.quantityMicroLots())
                .pricePoints(finding.pricePoints())
                .profitMicros(finding.profitMicros())
                .retcode(finding.retcode())
                .strategyId(finding.strategyId())
                .execType(finding.execType())
                .side(finding.side())
                .reason(finding.reason())
                .entry(finding.entry())
                .proof((short) Proof.PROVEN.code())
                .estimated(finding.estimated())
                .evidence(finding.evidence())
                .refusal(finding.refusal());
        slot.commit(report);
        return true;
    }
}
