package io.ringfire.engine.confirm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.RiskVerdictEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmStageTest {
    private final List<String> heard = new ArrayList<>();
    private final Feedback feedback = new Feedback();
    private final ConfirmStage confirm = new ConfirmStage(
            new OutcomeListener() {
                @Override
                public void onOutcome(EngineEvent event, long sequence) {
                    heard.add("outcome " + sequence);
                }

                @Override
                public void onIdle() {
                    heard.add("idle");
                }
            },
            feedback);
    private final EngineEvent event = EngineEvent.factory().newInstance();
    private final RiskVerdictEncoder verdict = new RiskVerdictEncoder();

    private void event(long sequence, long detectWakesAtNs, long riskWakesAtNs) {
        event.inbound().makeVoid(sequence, 1_000);
        event.signals().begin(sequence, 1_000, 0);
        event.signals().wakeAtNs(detectWakesAtNs);
        event.signals().complete();
        event.decisions().begin(sequence, 1_000, 0);
        event.decisions().wakeAtNs(riskWakesAtNs);
        event.proofs().begin(sequence, 1_000, 0);
        event.proofs().complete();
    }

    private void verdict(long signalId, RefusalReason reason) {
        event.decisions()
                .open(verdict, 255, 7)
                .signalId(signalId)
                .strategyId(0xFFFE)
                .accepted((short) (reason == RefusalReason.NONE ? 1 : 0))
                .reason((short) reason.code());
        event.decisions().commit(verdict);
    }

    private List<String> refusals(int limit) {
        List<String> refusals = new ArrayList<>();
        feedback.pollRefusals(
                (signalId, strategyId, instrumentId, accountId, reasonCode) -> refusals.add(signalId + " " + strategyId
                        + " " + instrumentId + " " + accountId + " " + RefusalReason.of(reasonCode)),
                limit);
        return refusals;
    }

    @Test
    void shouldTellWhatIsThroughAndWhenNothingMoreIsReady() {
        event(0, Section.NEVER, Section.NEVER);
        confirm.onEvent(event, 0, false);
        event(1, Section.NEVER, Section.NEVER);
        confirm.onEvent(event, 1, true);
        assertEquals(List.of("outcome 0", "outcome 1", "idle"), heard);
    }

    /** Seen failing: what the listener had gathered waited until another batch ended well. */
    @Test
    void shouldTellThatNothingMoreIsReadyThoughTheLastEventIsSkipped() {
        event(0, Section.NEVER, Section.NEVER);
        confirm.onEvent(event, 1, true);
        assertEquals(List.of("idle"), heard);
    }

    @Test
    void shouldHandRefusalsBackAndNothingElse() {
        event(0, Section.NEVER, Section.NEVER);
        verdict(5, RefusalReason.NONE);
        verdict(6, RefusalReason.STALE_QUOTE);
        verdict(7, RefusalReason.HALTED);
        confirm.onEvent(event, 0, true);

        assertTrue(feedback.hasRefusals());
        assertEquals(List.of("6 65534 255 7 STALE_QUOTE"), refusals(1));
        assertEquals(List.of("7 65534 255 7 HALTED"), refusals(10));
        assertFalse(feedback.hasRefusals());
    }

    @Test
    void shouldAskForTheEarliestInstantThatAStageWants() {
        assertEquals(Section.NEVER, feedback.wakeAtNs());
        event(0, 900, 800);
        confirm.onEvent(event, 0, true);
        assertEquals(800, feedback.wakeAtNs());
        event(1, 900, Section.NEVER);
        confirm.onEvent(event, 1, true);
        assertEquals(900, feedback.wakeAtNs());
    }

    /** A replay takes refusals from its facts, and nobody polls; a run with many of them must still be replayed to its end. */
    @Test
    void shouldKeepNoRefusalForAReplay() {
        feedback.discardRefusals();
        for (int i = 0; i < 1_000_000; i++) {
            feedback.refused(i, 0, 0, 0, 5);
        }
        assertFalse(feedback.hasRefusals());
    }

    /** Refusals are facts of the next moment: they are never dropped, so a full buffer is a failure. */
    @Test
    void shouldFailRatherThanDropARefusal() {
        assertThrows(IllegalStateException.class, () -> {
            for (int i = 0; i < 1_000_000; i++) {
                feedback.refused(i, 0, 0, 0, 5);
            }
        });
        assertTrue(refusals(Integer.MAX_VALUE).size() > 10_000);
    }
}
