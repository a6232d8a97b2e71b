package io.ringfire.engine.confirm;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.FindingDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands outcomes to the listener, and to ingress what it needs to go on: refusals, findings, and the next instant to be woken at. */
public final class ConfirmStage implements Stage {
    private final OutcomeListener listener;
    private final Feedback feedback;
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();

    /** Tells {@code listener} and {@code feedback}. */
    public ConfirmStage(OutcomeListener listener, Feedback feedback) {
        this.listener = listener;
        this.feedback = feedback;
    }

    @Override
    public StageName name() {
        return StageName.CONFIRM;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        if (event.proofs().isOf(sequence)) {
            tell(event, sequence);
        }
        if (endOfBatch) {
            listener.onIdle();
        }
    }

    private void tell(EngineEvent event, long sequence) {
        Section decisions = event.decisions();
        if (decisions.count() > 0) {
            tellBack(decisions);
        }
        feedback.wakeAt(Math.min(event.signals().wakeAtNs(), decisions.wakeAtNs()));
        listener.onOutcome(event, sequence);
    }

    private void tellBack(Section decisions) {
        UnsafeBuffer buffer = decisions.buffer();
        for (int offset = 0; offset < decisions.length(); offset += RecordFrame.length(buffer, offset)) {
            int templateId = RecordFrame.templateId(buffer, offset);
            if (templateId == FindingDecoder.TEMPLATE_ID) {
                feedback.found(buffer, offset, RecordFrame.length(buffer, offset));
            } else if (templateId == RiskVerdictDecoder.TEMPLATE_ID) {
                verdict.wrap(
                        buffer,
                        offset + BLOCK_OFFSET,
                        RiskVerdictDecoder.BLOCK_LENGTH,
                        RiskVerdictDecoder.SCHEMA_VERSION);
                if (verdict.accepted() == 0) {
                    feedback.refused(
                            verdict.signalId(),
                            verdict.strategyId(),
                            verdict.instrumentId(),
                            verdict.accountId(),
                            RefusalReason.of(verdict.reason()).code());
                }
            }
        }
    }
}
