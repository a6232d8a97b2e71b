package io.ringfire.app.alert;

import io.ringfire.app.backup.BackupStatus;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.console.EngineVitals;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells of the service's own backups: that one was made, that one failed, that none came. */
final class BackupSource implements AlertSource {
    private static final long MISSING_NS = TimeUnit.HOURS.toNanos(26);
    private static final long SHOWN_NS = TimeUnit.MINUTES.toNanos(10);

    private final Rules rules;
    private final EngineVitals vitals;

    BackupSource(Rules rules, EngineVitals vitals) {
        this.rules = rules;
        this.vitals = vitals;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        vitals.backup().ifPresent(status -> look(status, nowNs, seen));
    }

    private void look(BackupStatus status, long nowNs, Consumer<Sighting> seen) {
        long ageNs = nowNs - status.lastNs();
        if (rules.backupFailed().enabled()) {
            String text = !status.problem().isEmpty()
                    ? "backups: " + status.problem()
                    : status.lastNs() > 0 && ageNs > MISSING_NS
                            ? "the latest backup is " + TimeUnit.NANOSECONDS.toHours(ageNs) + " hours old"
                            : "";
            if (!text.isEmpty()) {
                seen.accept(Sighting.lasting(
                        AlertRule.BACKUP_FAILED, "", rules.backupFailed().severity(), text));
            }
        }
        if (rules.backupMade().enabled() && !status.made().isEmpty() && ageNs <= SHOWN_NS) {
            seen.accept(new Sighting(
                    AlertRule.BACKUP_MADE,
                    "",
                    rules.backupMade().severity(),
                    "a backup was made, " + status.made(),
                    true));
        }
    }
}
