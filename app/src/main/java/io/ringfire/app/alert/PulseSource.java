package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings.Ages;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.app.guardian.PartStatus;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.pulse.PulseState;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongToIntFunction;

/** Which modules have not been well for a while, but those of which another rule tells; and what was started anew. */
final class PulseSource implements AlertSource {
    private static final long TOLD_NS = TimeUnit.MINUTES.toNanos(10);

    private final Rules rules;
    private final EngineVitals vitals;
    private final LongToIntFunction serviceRestarts;

    /** @param serviceRestarts how often the service was started anew within the hour before an instant */
    PulseSource(Rules rules, EngineVitals vitals, LongToIntFunction serviceRestarts) {
        this.rules = rules;
        this.vitals = vitals;
        this.serviceRestarts = serviceRestarts;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        modules(seen);
        restarts(nowNs, seen);
    }

    /** Each attempt for some minutes, under a subject of its own, so that it is told once. */
    private void restarts(long nowNs, Consumer<Sighting> seen) {
        int withinHour = 0;
        for (PartStatus part : vitals.parts()) {
            withinHour += part.withinHour();
            if (part.lastNs() > 0
                    && nowNs - part.lastNs() <= TOLD_NS
                    && rules.moduleRestarted().enabled()) {
                seen.accept(new Sighting(
                        AlertRule.MODULE_RESTARTED,
                        part.name() + " " + (part.restarts() + part.failures()),
                        rules.moduleRestarted().severity(),
                        part.lastReason() + "; started anew " + part.restarts() + " times, in vain " + part.failures()
                                + " times" + (part.state().equals("GIVEN_UP") ? "; given up" : ""),
                        true));
            }
        }
        int ofParts = withinHour;
        int ofService = serviceRestarts.applyAsInt(nowNs);
        Limits.more(rules.manyRestarts(), ofParts + ofService)
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.MANY_RESTARTS,
                        "",
                        severity,
                        "within an hour " + ofParts + " restarts of parts, " + ofService + " of the service")));
    }

    private void modules(Consumer<Sighting> seen) {
        Ages ages = rules.moduleDown();
        for (PulseReading module : vitals.modules()) {
            if (module.unwellNs() == 0 || module.isToldOfElsewhere()) {
                continue;
            }
            // what is slow and does its work is no more than a warning
            boolean isDown = module.state().compareTo(PulseState.UNHEALTHY) >= 0;
            Ages applied = isDown ? ages : new Ages(ages.enabled(), ages.warningSeconds(), 0);
            Limits.older(applied, module.unwellNs())
                    .ifPresent(severity -> seen.accept(Sighting.lasting(
                            AlertRule.MODULE_DOWN,
                            module.name(),
                            severity,
                            module.state() + " for " + FlowSource.age(module.unwellNs()) + ": " + module.reason())));
        }
    }
}
