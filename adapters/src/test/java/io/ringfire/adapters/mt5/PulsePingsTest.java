package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.Terminal.MS;
import static io.ringfire.adapters.mt5.Terminal.NODE;
import static io.ringfire.adapters.mt5.Terminal.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pings that ask whether commands get through. Seen failing without the look at the chart, without the look at orders, and with an answer
 * that is counted as one to an operator.
 */
class PulsePingsTest {
    private final Terminal terminal = new Terminal();
    private final PulsePings pings = new PulsePings(terminal.sessions, terminal.gateway, Terminal.rules());

    @BeforeEach
    void known() {
        terminal.ready().run();
        assertTrue(terminal.sessions.all()[0].isFresh);
        pings.everyNs(30 * SECOND);
        terminal.sent.clear();
    }

    private void tick() {
        terminal.heartbeat(NODE);
        terminal.tick();
        terminal.sessions.update(terminal.nowNs);
    }

    private PongView view() {
        return pings.views(terminal.nowNs).get(0);
    }

    @Test
    void shouldAskOnceInHalfAMinute() {
        for (int i = 0; i < 61; i++) {
            tick();
            pings.doWork(terminal.nowNs);
            terminal.nowNs += SECOND;
        }
        assertEquals(3, terminal.sent.size(), terminal.sent.toString());
        assertTrue(terminal.sent.get(0).contains("\"ping_id\":\"H-1\""));
    }

    @Test
    void shouldMeasureAnAnswerAndMakeNoFactOfIt() {
        pings.doWork(terminal.nowNs);
        terminal.nowNs += 120 * MS;
        assertEquals(120 * MS, view().unansweredNs());
        terminal.reports.read((type, buffer, index, length) -> {}, 1_000);
        assertTrue(pings.onPong(terminal.sessions.all()[0], pong("H-1"), terminal.nowNs));
        assertEquals(new PongView(Terminal.UUID, 1, 120 * MS, -1), view());
        assertEquals(0, terminal.sessions.all()[0].pongs, "an operator who asks is not answered by it");
        assertFalse(terminal.reports.hasFacts(), "and it closes no breaker");
    }

    @Test
    void shouldLeaveAnswersToOthersAlone() {
        pings.doWork(terminal.nowNs);
        assertFalse(pings.onPong(terminal.sessions.all()[0], pong("P-1"), terminal.nowNs));
        assertEquals(0, view().answers());
        assertTrue(pings.onPong(terminal.sessions.all()[0], pong("H-7"), terminal.nowNs), "of a run before this one");
        assertEquals(0, view().answers());
    }

    @Test
    void shouldNotAskWhileTheChartIsSilent() {
        terminal.nowNs += 6 * SECOND;
        terminal.heartbeat(NODE);
        terminal.sessions.update(terminal.nowNs);
        pings.doWork(terminal.nowNs);
        assertEquals(0, terminal.sent.size());
    }

    @Test
    void shouldNotAskWhileAnOrderWaitsOrIsUnanswered() {
        terminal.fire();
        terminal.run();
        int sent = terminal.sent.size();
        pings.doWork(terminal.nowNs);
        assertEquals(sent, terminal.sent.size());
    }

    /** Since the first of them: a new ping every half a minute does not make it look new. */
    @Test
    void shouldSaySinceWhenNothingIsAnswered() {
        pings.doWork(terminal.nowNs);
        terminal.nowNs += 31 * SECOND;
        tick();
        pings.doWork(terminal.nowNs);
        assertEquals(2, terminal.sent.size());
        assertEquals(31 * SECOND, view().unansweredNs());
    }

    private EaJson pong(String id) {
        return terminal.read("{\"type\":\"pong\",\"ping_id\":\"" + id + "\",\"node_id\":\"" + NODE
                + "\",\"user_uuid\":\"" + Terminal.UUID + "\"}");
    }
}
