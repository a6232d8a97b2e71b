package io.ringfire.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether the process is up and its threads turn. A halt, a closed market or a failed stage are no matter of health: see {@link Readiness}. */
final class Health {
    /** A thread that did not turn for longer is stuck: every one of them turns many times a second. */
    static final long STUCK_AFTER_NS = TimeUnit.SECONDS.toNanos(5);

    private final EngineVitals vitals;

    Health(EngineVitals vitals) {
        this.vitals = vitals;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("process", !vitals.isStopping(), vitals.isStopping() ? "stopping" : "", Check.NO_AGE));
        for (EngineVitals.Pulse pulse : vitals.pulses()) {
            boolean isOk = pulse.ageNs() <= STUCK_AFTER_NS;
            checks.add(new Check(
                    "thread " + pulse.name(),
                    isOk,
                    isOk ? "" : "it does not turn; the service's process wants a thread dump and a restart",
                    pulse.ageNs()));
        }
        return checks;
    }
}
