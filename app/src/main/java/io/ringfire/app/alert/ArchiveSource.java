package io.ringfire.app.alert;

import io.ringfire.app.archive.ArchiveStatus;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.console.EngineVitals;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells that old days were not archived as they should have been: the disk of the journals fills. */
final class ArchiveSource implements AlertSource {
    private static final long MISSING_NS = TimeUnit.HOURS.toNanos(26);

    private final Rules rules;
    private final EngineVitals vitals;

    ArchiveSource(Rules rules, EngineVitals vitals) {
        this.rules = rules;
        this.vitals = vitals;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        if (rules.archiveFailed().enabled()) {
            vitals.archive().ifPresent(status -> look(status, nowNs, seen));
        }
    }

    private void look(ArchiveStatus status, long nowNs, Consumer<Sighting> seen) {
        long ageNs = nowNs - status.lastNs();
        String text = !status.problem().isEmpty()
                ? "archive: " + status.problem()
                : status.lastNs() > 0 && ageNs > MISSING_NS
                        ? "the latest archive round is " + TimeUnit.NANOSECONDS.toHours(ageNs) + " hours old"
                        : "";
        if (!text.isEmpty()) {
            seen.accept(Sighting.lasting(
                    AlertRule.ARCHIVE_FAILED, "", rules.archiveFailed().severity(), text));
        }
    }
}
