package io.ringfire.app.operator;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waits for commands at the ring's end: one that arrives there is in the tick journal, and risk has answered it. Hands every event
 * on to another listener. Ticks cost one comparison.
 */
public final class CommandTracker implements OutcomeListener {
    /**
     * What came of a command at once.
     *
     * @param sequence of its fact in this run
     * @param refusal why risk refused; NONE where it did not
     * @param orderId of the order that came of it; empty for none
     */
    public record Outcome(long sequence, RefusalReason refusal, String orderId) {}

    private final OutcomeListener next;
    private final Map<String, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();

    /** Hands on to {@code next}. */
    public CommandTracker(OutcomeListener next) {
        this.next = next;
    }

    /** Follows a command that is about to be given to ingress. */
    public CompletableFuture<Outcome> follow(String commandId) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        waiting.put(commandId, outcome);
        return outcome;
    }

    /** Follows it no more. */
    public void forget(String commandId) {
        waiting.remove(commandId);
    }

    @Override
    public void onOutcome(EngineEvent event, long sequence) {
        next.onOutcome(event, sequence);
        if (event.inbound().templateId() == OperatorCommandDecoder.TEMPLATE_ID) {
            tell(event, sequence);
        }
    }

    @Override
    public void onIdle() {
        next.onIdle();
    }

    private void tell(EngineEvent event, long sequence) {
        command.wrap(
                event.inbound().buffer(),
                BLOCK_OFFSET,
                OperatorCommandDecoder.BLOCK_LENGTH,
                OperatorCommandDecoder.SCHEMA_VERSION);
        CompletableFuture<Outcome> outcome = waiting.remove(command.commandId());
        if (outcome == null) {
            return;
        }
        RefusalReason refusal = RefusalReason.NONE;
        String orderId = "";
        Section decisions = event.decisions();
        for (int at = 0; at < decisions.length(); at += RecordFrame.length(decisions.buffer(), at)) {
            int templateId = RecordFrame.templateId(decisions.buffer(), at);
            if (templateId == RiskVerdictDecoder.TEMPLATE_ID && refusal == RefusalReason.NONE) {
                refusal = RefusalReason.of(new RiskVerdictDecoder()
                        .wrap(
                                decisions.buffer(),
                                at + BLOCK_OFFSET,
                                RiskVerdictDecoder.BLOCK_LENGTH,
                                RiskVerdictDecoder.SCHEMA_VERSION)
                        .reason());
            } else if (templateId == OrderDecoder.TEMPLATE_ID && orderId.isEmpty()) {
                orderId = new OrderDecoder()
                        .wrap(
                                decisions.buffer(),
                                at + BLOCK_OFFSET,
                                OrderDecoder.BLOCK_LENGTH,
                                OrderDecoder.SCHEMA_VERSION)
                        .orderId();
            }
        }
        outcome.complete(new Outcome(sequence, refusal, orderId));
    }
}
