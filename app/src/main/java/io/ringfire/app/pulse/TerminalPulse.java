package io.ringfire.app.pulse;

import io.ringfire.adapters.mt5.PongView;
import io.ringfire.adapters.mt5.SessionView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A terminal: by what it says of itself, and by the pings that it answers. A ping is read by its EA at a tick of its chart alone, so one
 * that no tick came behind says nothing; nor does a missing answer of an EA that is not known to answer and never did.
 */
public final class TerminalPulse implements PulseModule {
    /** Answers pings by its source; of others nobody knows until they do. */
    private static final String ANSWERS = "2.05";

    private final int place;
    private final Supplier<List<SessionView>> sessions;
    private final Supplier<List<PongView>> pongs;
    private final BooleanSupplier isMarketOpen;
    private final PulseLimits limits;
    private boolean isFresh;

    /**
     * Looks at the terminal of one account.
     *
     * @param place of the account as configured, from 0
     * @param limits within which a ping is answered
     */
    public TerminalPulse(
            int place,
            Supplier<List<SessionView>> sessions,
            Supplier<List<PongView>> pongs,
            BooleanSupplier isMarketOpen,
            PulseLimits limits) {
        this.place = place;
        this.sessions = sessions;
        this.pongs = pongs;
        this.isMarketOpen = isMarketOpen;
        this.limits = limits;
    }

    /** By its number: names of accounts are not for everyone. */
    @Override
    public String name() {
        return "session-" + (place + 1);
    }

    /** Silence, strangers and clocks have rules of their own; that a terminal talks and takes no command has not. */
    @Override
    public boolean isToldOfElsewhere() {
        return !isFresh;
    }

    @Override
    public PulseFinding look(long nowNs) {
        List<SessionView> all = sessions.get();
        if (place >= all.size()) {
            isFresh = false;
            return new PulseFinding(
                    PulseState.DISCONNECTED,
                    PulseFinding.UNKNOWN,
                    PulseFinding.UNKNOWN,
                    "its sockets are not open yet");
        }
        SessionView session = all.get(place);
        isFresh = session.isFresh();
        long ageNs = session.ageMs() < 0 ? PulseFinding.UNKNOWN : TimeUnit.MILLISECONDS.toNanos(session.ageMs());
        if (!session.isFresh()) {
            boolean isResting = session.state().equals("STALE") && !isMarketOpen.getAsBoolean();
            return isResting
                    ? new PulseFinding(
                            PulseState.HEALTHY, PulseFinding.UNKNOWN, ageNs, "STALE, and every market is closed")
                    : new PulseFinding(unfresh(session.state()), PulseFinding.UNKNOWN, ageNs, session.state());
        }
        return pongs.get().stream()
                .filter(pong -> pong.uuid().equals(session.uuid()))
                .findFirst()
                .map(pong -> byPong(session, pong, ageNs))
                .orElseGet(() -> PulseFinding.healthy(PulseFinding.UNKNOWN, ageNs));
    }

    private static PulseState unfresh(String state) {
        return state.equals("CONTESTED") ? PulseState.UNHEALTHY : PulseState.DISCONNECTED;
    }

    private PulseFinding byPong(SessionView session, PongView pong, long ageNs) {
        boolean isAwaited = pong.unansweredNs() >= 0
                && (pong.answers() > 0 || session.version().startsWith(ANSWERS))
                && TimeUnit.MILLISECONDS.toNanos(session.chartAgeMs()) < pong.unansweredNs();
        if (isAwaited && pong.unansweredNs() > limits.healthyNs()) {
            return new PulseFinding(
                    limits.of(pong.unansweredNs()),
                    pong.unansweredNs(),
                    ageNs,
                    "its chart ticks, and a ping is not answered: commands or answers do not get through");
        }
        PulseState state = pong.answerNs() < 0 ? PulseState.HEALTHY : limits.of(pong.answerNs());
        return new PulseFinding(
                state, pong.answerNs(), ageNs, state == PulseState.HEALTHY ? "" : "it took long to answer a ping");
    }
}
