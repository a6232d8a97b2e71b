package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings.State;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.engine.order.Severity;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells of the service's own replays: a run that is decided otherwise, one that could not be replayed, one that other code decided. */
final class ReplayCheckSource implements AlertSource {
    private static final long SHOWN_NS = TimeUnit.MINUTES.toNanos(10);

    private final State rule;
    private final EngineVitals vitals;

    ReplayCheckSource(State rule, EngineVitals vitals) {
        this.rule = rule;
        this.vitals = vitals;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        if (rule.enabled()) {
            vitals.replays().forEach(run -> look(run, nowNs, seen));
        }
    }

    private void look(CheckedRun run, long nowNs, Consumer<Sighting> seen) {
        String subject = "run " + run.runNumber();
        String text = run.finding().text();
        switch (run.finding().verdict()) {
            case DIFFERS ->
                seen.accept(Sighting.lasting(
                        AlertRule.REPLAY_MISMATCH, subject, rule.severity(), "its replay decides otherwise: " + text));
            case FAILED ->
                seen.accept(Sighting.lasting(
                        AlertRule.REPLAY_MISMATCH, subject, Severity.WARNING, "it could not be replayed: " + text));
            case OTHER_CODE -> {
                if (nowNs - run.timeNs() <= SHOWN_NS) {
                    seen.accept(new Sighting(
                            AlertRule.REPLAY_MISMATCH,
                            subject,
                            Severity.INFO,
                            "another build or other strategies decided it, and otherwise: " + text,
                            true));
                }
            }
            case EQUAL -> {
                // as it should be
            }
        }
    }
}
