package io.ringfire.app.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.mt5.PongView;
import io.ringfire.adapters.mt5.SessionView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Seen failing when a ping counted that no tick came behind, and when a missing answer counted against whoever never answers. */
class TerminalPulseTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private List<SessionView> sessions = List.of();
    private List<PongView> pongs = List.of();
    private boolean isOpen = true;
    private final TerminalPulse pulse =
            new TerminalPulse(0, () -> sessions, () -> pongs, () -> isOpen, PulseLimits.ofMs(2_000, 10_000));

    private PulseState state(
            String session, String version, long chartAgeMs, long answers, long answerMs, long openMs) {
        sessions = List.of(new SessionView(
                "U", session, session.equals("FRESH"), 10, chartAgeMs, "n", "EURUSD", version, 0, false, 0, 0, ""));
        pongs = List.of(new PongView("U", answers, answerMs < 0 ? -1 : answerMs * MS, openMs < 0 ? -1 : openMs * MS));
        return pulse.look(0).state();
    }

    @Test
    void shouldJudgeAnAnswerByHowLongItTook() {
        assertEquals(PulseState.HEALTHY, state("FRESH", "2.05", 10, 1, 2_000, -1));
        assertEquals(PulseState.DEGRADED, state("FRESH", "2.05", 10, 1, 2_001, -1));
        assertEquals(PulseState.DEGRADED, state("FRESH", "2.05", 10, 1, 10_000, -1));
        assertEquals(PulseState.UNHEALTHY, state("FRESH", "2.05", 10, 1, 10_001, -1));
    }

    /** The socket of confirmations is silent: all else goes on, and only the missing answer tells. */
    @Test
    void shouldFindATerminalThatTicksAndAnswersNothing() {
        assertEquals(PulseState.HEALTHY, state("FRESH", "2.05", 10, 3, 5, 2_000));
        assertEquals(PulseState.DEGRADED, state("FRESH", "2.05", 10, 3, 5, 2_001));
        assertEquals(PulseState.UNHEALTHY, state("FRESH", "2.05", 10, 3, 5, 10_001));
        assertFalse(pulse.isToldOfElsewhere(), "no other rule knows");
        assertEquals(PulseState.UNHEALTHY, state("FRESH", "2.05", 10, 0, -1, 10_001), "from the start, too");
    }

    @Test
    void shouldConcludeNothingFromAPingBehindWhichTheChartDidNotTick() {
        assertEquals(PulseState.HEALTHY, state("FRESH", "2.05", 60_000, 3, 5, 59_000));
        assertEquals(PulseState.UNHEALTHY, state("FRESH", "2.05", 58_999, 3, 5, 59_000));
    }

    @Test
    void shouldConcludeNothingFromTheSilenceOfAVersionThatNeverAnswered() {
        assertEquals(PulseState.HEALTHY, state("FRESH", "2.06H", 10, 0, -1, 60_000));
        assertEquals(PulseState.UNHEALTHY, state("FRESH", "2.06H", 10, 1, 5, 60_000));
    }

    @Test
    void shouldMissATerminalThatIsNotFreshButForClosedMarkets() {
        assertEquals(PulseState.DISCONNECTED, state("STALE", "2.05", 10, 0, -1, -1));
        assertTrue(pulse.isToldOfElsewhere(), "eaSilent tells of it");
        assertEquals(PulseState.DISCONNECTED, state("UNKNOWN", "", 10, 0, -1, -1));
        assertEquals(PulseState.UNHEALTHY, state("CONTESTED", "2.05", 10, 0, -1, -1));
        isOpen = false;
        assertEquals(PulseState.HEALTHY, state("STALE", "2.05", 10, 0, -1, -1));
        assertEquals(PulseState.UNHEALTHY, state("CONTESTED", "2.05", 10, 0, -1, -1));
        sessions = List.of();
        assertEquals(PulseState.DISCONNECTED, pulse.look(0).state());
    }
}
