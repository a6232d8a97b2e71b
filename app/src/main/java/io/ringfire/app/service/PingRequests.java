package io.ringfire.app.service;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.PingAskedDecoder;
import java.util.List;
import java.util.function.Predicate;

/** Asks a terminal for an answer where risk wants one, and hands every event on. Ring's thread; an event without decisions costs one comparison. */
final class PingRequests implements OutcomeListener {
    private final OutcomeListener next;
    private final List<String> accounts;
    private final Predicate<String> ping;
    private final PingAskedDecoder asked = new PingAskedDecoder();

    /**
     * Hands on to {@code next}.
     *
     * @param accounts names by place
     * @param ping asks an account's terminal; false when it could not be asked, and risk asks again later
     */
    PingRequests(OutcomeListener next, List<String> accounts, Predicate<String> ping) {
        this.next = next;
        this.accounts = accounts;
        this.ping = ping;
    }

    @Override
    public void onOutcome(EngineEvent event, long sequence) {
        Section decisions = event.decisions();
        for (int at = 0; at < decisions.length(); at += RecordFrame.length(decisions.buffer(), at)) {
            if (RecordFrame.templateId(decisions.buffer(), at) == PingAskedDecoder.TEMPLATE_ID) {
                asked.wrap(
                        decisions.buffer(),
                        at + BLOCK_OFFSET,
                        PingAskedDecoder.BLOCK_LENGTH,
                        PingAskedDecoder.SCHEMA_VERSION);
                ping.test(accounts.get(asked.accountId()));
            }
        }
        next.onOutcome(event, sequence);
    }

    @Override
    public void onIdle() {
        next.onIdle();
    }
}
