package io.ringfire.engine.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.sbe.SessionStateEncoder;
import org.junit.jupiter.api.Test;

class PrimarySourcesTest {
    private final PrimarySources sources = new PrimarySources();
    private final EngineCounters counters = new EngineCounters();
    private final SlotPublisher slot = new SlotPublisher(new IngestStage(counters));
    private final FactWriter facts = new FactWriter(slot, counters);

    private void session(int sourceId, SessionEvent event) {
        SessionStateEncoder state = new SessionStateEncoder();
        facts.fill(1, (fact, sequence, eventNs) -> {
            fact.open(state, sequence, eventNs, -1, 0).sourceId(sourceId).change((short) event.code());
            state.server("").detail("");
            fact.commit(state);
            return true;
        });
        sources.onSessionState(slot.event().inbound());
    }

    @Test
    void shouldShowTheFirstConfiguredSourceThatQuotesTheSymbol() {
        assertTrue(sources.isSeen(2, 0), "the first has not quoted yet");
        assertTrue(sources.isSeen(1, 0));
        assertFalse(sources.isSeen(2, 0));
        assertTrue(sources.isSeen(2, 1), "each symbol has a first source of its own");
    }

    /** Seen failing without the fail-over: strategies stood still while the second terminal ticked. */
    @Test
    void shouldFailOverToTheNextAndBackAgain() {
        sources.isSeen(1, 0);
        session(1, SessionEvent.STALE);
        assertTrue(sources.isSeen(2, 0));
        session(1, SessionEvent.FRESH);
        assertFalse(sources.isSeen(2, 0));
        session(1, SessionEvent.LEFT);
        assertTrue(sources.isSeen(2, 0));
    }

    @Test
    void shouldAlwaysShowHistory() {
        assertTrue(sources.isSeen(0, 0));
    }
}
