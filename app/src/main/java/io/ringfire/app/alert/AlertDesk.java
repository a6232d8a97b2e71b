package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings;
import io.ringfire.engine.order.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps what is wrong: one alert for each rule and subject, raised, acknowledged, resolved. It says each step once, repeats what lasts
 * and nobody acknowledged, and makes it critical after a while. Reads no clock. Its own lock; it is held for no I/O, since {@code said}
 * only hands over.
 */
final class AlertDesk {
    /** Alerts at once; what comes beyond is counted. */
    static final int MOST_ACTIVE = 500;

    /** Resolved ones that are still shown. */
    static final int MOST_RESOLVED = 100;

    private record Key(AlertRule rule, String subject) {}

    private static final class Active {
        final String id;
        final long raisedNs;
        Sighting sighting;
        boolean isEscalated;
        long seenNs;
        long toldNs;
        long acknowledgedNs;
        String acknowledgedBy = "";
        int messages;

        Active(String id, Sighting sighting, long nowNs) {
            this.id = id;
            this.sighting = sighting;
            this.raisedNs = nowNs;
            this.seenNs = nowNs;
        }

        Severity severity() {
            return isEscalated ? Severity.CRITICAL : sighting.severity();
        }

        Alert toAlert(long resolvedNs) {
            return new Alert(
                    id,
                    sighting.rule(),
                    sighting.subject(),
                    severity(),
                    resolvedNs != 0
                            ? Alert.State.RESOLVED
                            : acknowledgedNs != 0 ? Alert.State.ACKNOWLEDGED : Alert.State.RAISED,
                    sighting.text(),
                    sighting.isEvent(),
                    raisedNs,
                    acknowledgedNs,
                    acknowledgedBy,
                    resolvedNs);
        }
    }

    private final long coolDownNs;
    private final long escalateNs;
    private final long resolveNs;
    private final String idPrefix;
    private final Consumer<AlertMessage> said;
    private final Map<Key, Active> active = new LinkedHashMap<>();
    private final Deque<Alert> resolved = new ArrayDeque<>();
    private long count;
    private long overflowing;

    /**
     * Begins with nothing.
     *
     * @param idPrefix another one for each run of a data directory
     * @param said takes what is to be said; does not wait
     */
    AlertDesk(AlertSettings settings, String idPrefix, Consumer<AlertMessage> said) {
        this.coolDownNs = TimeUnit.MINUTES.toNanos(settings.coolDownMinutes());
        this.escalateNs = TimeUnit.MINUTES.toNanos(settings.escalateMinutes());
        this.resolveNs = TimeUnit.SECONDS.toNanos(settings.resolveSeconds());
        this.idPrefix = idPrefix;
        this.said = said;
    }

    /** Takes all that is wrong at an instant, epoch ns. */
    synchronized void look(List<Sighting> seen, long nowNs) {
        for (Sighting sighting : seen) {
            see(sighting, nowNs);
        }
        List<Key> over = new ArrayList<>();
        active.forEach((key, alert) -> {
            if (alert.seenNs != nowNs) {
                if (Math.abs(nowNs - alert.seenNs) >= resolveNs) {
                    over.add(key);
                }
            } else if (!alert.sighting.isEvent()) {
                remind(alert, nowNs);
            }
        });
        over.forEach(key -> resolve(active.remove(key), nowNs));
    }

    private void see(Sighting sighting, long nowNs) {
        Key key = new Key(sighting.rule(), sighting.subject());
        Active known = active.get(key);
        if (known == null) {
            if (active.size() >= MOST_ACTIVE) {
                overflowing++;
                return;
            }
            Active raised = new Active(idPrefix + "-" + ++count, sighting, nowNs);
            active.put(key, raised);
            say(AlertMessage.Kind.RAISED, raised, nowNs);
            return;
        }
        boolean isWorse = sighting.severity().compareTo(known.severity()) > 0;
        known.sighting = sighting;
        known.seenNs = nowNs;
        if (isWorse) {
            known.acknowledgedNs = 0; // who looked at a warning may not know
            known.acknowledgedBy = "";
            say(AlertMessage.Kind.WORSENED, known, nowNs);
        }
    }

    private void remind(Active alert, long nowNs) {
        if (alert.acknowledgedNs != 0) {
            return;
        }
        if (escalateNs > 0 && !alert.isEscalated && nowNs - alert.raisedNs >= escalateNs) {
            alert.isEscalated = true;
            say(AlertMessage.Kind.ESCALATED, alert, nowNs);
        } else if (coolDownNs > 0 && nowNs - alert.toldNs >= coolDownNs) {
            say(AlertMessage.Kind.REPEATED, alert, nowNs);
        }
    }

    private void resolve(Active alert, long nowNs) {
        Alert over = alert.toAlert(nowNs);
        resolved.addLast(over);
        if (resolved.size() > MOST_RESOLVED) {
            resolved.removeFirst();
        }
        if (!over.isEvent()) {
            said.accept(new AlertMessage(AlertMessage.Kind.RESOLVED, over, ++alert.messages, nowNs));
        }
    }

    private void say(AlertMessage.Kind kind, Active alert, long nowNs) {
        alert.toldNs = nowNs;
        said.accept(new AlertMessage(kind, alert.toAlert(0), ++alert.messages, nowNs));
    }

    /**
     * Somebody looks: it is neither repeated nor escalated from now on, unless it gets worse. The first one counts.
     *
     * @param by who
     * @return how it stands; empty where there is none of that id any more
     */
    synchronized Optional<Alert> acknowledge(String id, String by, long nowNs) {
        for (Active alert : active.values()) {
            if (alert.id.equals(id)) {
                if (alert.acknowledgedNs == 0) {
                    alert.acknowledgedNs = nowNs;
                    alert.acknowledgedBy = by;
                    say(AlertMessage.Kind.ACKNOWLEDGED, alert, nowNs);
                }
                return Optional.of(alert.toAlert(0));
            }
        }
        return resolved.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** What is wrong, the latest first, and behind it what was, likewise. */
    synchronized List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        active.values().forEach(each -> alerts.add(0, each.toAlert(0)));
        resolved.descendingIterator().forEachRemaining(alerts::add);
        return alerts;
    }

    /** How many of a severity there are now. */
    synchronized long activeOf(Severity severity) {
        return active.values().stream()
                .filter(each -> each.severity() == severity)
                .count();
    }

    /** How often there was no room for one. */
    synchronized long overflowing() {
        return overflowing;
    }
}
