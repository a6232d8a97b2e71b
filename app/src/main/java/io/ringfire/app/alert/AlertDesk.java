package io.ringfire.app.alert;

import io.ringfire.app.config.AlertSettings;
import io.ringfire.engine.order.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Rules that look at a time which begins with a start, and so see nothing for a while. */
    private static final Set<AlertRule> FROM_THE_START = EnumSet.of(
            AlertRule.EA_SILENT,
            AlertRule.NO_TICKS,
            AlertRule.QUIET_SYMBOL,
            AlertRule.NO_SIGNALS,
            AlertRule.SIGNAL_RATE,
            AlertRule.NO_TRADES,
            AlertRule.JOURNAL_STALLED,
            AlertRule.THREAD_STALLED,
            AlertRule.MODULE_DOWN,
            AlertRule.PORT_UNBOUND);

    /** For which these wait for what the run before left: longer than a terminal may be silent by default. */
    private static final long LONG_WAIT_NS = TimeUnit.MINUTES.toNanos(6);

    /** For which all others do, at least: what is published comes a moment after a start. */
    private static final long SHORT_WAIT_NS = TimeUnit.SECONDS.toNanos(30);

    private record Key(AlertRule rule, String subject) {}

    private final long coolDownNs;
    private final long escalateNs;
    private final long resolveNs;
    private final String idPrefix;
    private final Consumer<AlertMessage> said;
    private final Consumer<KeptAlert> keep;
    private final Map<Key, ActiveAlert> active = new LinkedHashMap<>();

    /** Of the run before, until it is seen again: nothing is said of it, then, that was said before. */
    private final Map<Key, ActiveAlert> before = new LinkedHashMap<>();

    private boolean hasLooked;
    private long firstLookNs;

    private final Deque<Alert> resolved = new ArrayDeque<>();
    private long count;
    private long overflowing;

    /**
     * Begins.
     *
     * @param idPrefix another one for each run of a data directory
     * @param earlier what the run before left
     * @param keep takes what is to outlive this run; does not wait
     * @param said takes what is to be said; does not wait
     */
    AlertDesk(
            AlertSettings settings,
            String idPrefix,
            List<KeptAlert> earlier,
            Consumer<KeptAlert> keep,
            Consumer<AlertMessage> said) {
        this.coolDownNs = TimeUnit.MINUTES.toNanos(settings.coolDownMinutes());
        this.escalateNs = TimeUnit.MINUTES.toNanos(settings.escalateMinutes());
        this.resolveNs = TimeUnit.SECONDS.toNanos(settings.resolveSeconds());
        this.idPrefix = idPrefix;
        this.keep = keep;
        this.said = said;
        for (KeptAlert each : earlier) {
            before.put(new Key(each.sighting().rule(), each.sighting().subject()), new ActiveAlert(each));
        }
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
        forget(nowNs);
    }

    /** What is not seen again is over. */
    private void forget(long nowNs) {
        if (!hasLooked) {
            hasLooked = true;
            firstLookNs = nowNs;
        }
        List<Key> over = new ArrayList<>();
        before.forEach((key, alert) -> {
            long waitNs = FROM_THE_START.contains(key.rule()) ? LONG_WAIT_NS : Math.max(resolveNs, SHORT_WAIT_NS);
            if (nowNs - firstLookNs >= waitNs) {
                over.add(key);
            }
        });
        over.forEach(key -> resolve(before.remove(key), nowNs));
    }

    private void see(Sighting sighting, long nowNs) {
        Key key = new Key(sighting.rule(), sighting.subject());
        ActiveAlert known = active.get(key);
        if (known == null) {
            if (active.size() >= MOST_ACTIVE) {
                overflowing++;
                return;
            }
            ActiveAlert earlier = before.remove(key);
            if (earlier != null) {
                active.put(key, earlier);
                seeAgain(earlier, sighting, nowNs);
                return;
            }
            ActiveAlert raised = new ActiveAlert(idPrefix + "-" + ++count, sighting, nowNs);
            active.put(key, raised);
            say(AlertMessage.Kind.RAISED, raised, nowNs);
            return;
        }
        seeAgain(known, sighting, nowNs);
    }

    private void seeAgain(ActiveAlert known, Sighting sighting, long nowNs) {
        boolean isWorse = sighting.severity().compareTo(known.severity()) > 0;
        known.sighting = sighting;
        known.seenNs = nowNs;
        if (isWorse) {
            known.acknowledgedNs = 0; // who looked at a warning may not know
            known.acknowledgedBy = "";
            say(AlertMessage.Kind.WORSENED, known, nowNs);
        }
    }

    private void remind(ActiveAlert alert, long nowNs) {
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

    private void resolve(ActiveAlert alert, long nowNs) {
        Alert over = alert.toAlert(nowNs);
        keep.accept(alert.toKept(true));
        resolved.addLast(over);
        if (resolved.size() > MOST_RESOLVED) {
            resolved.removeFirst();
        }
        if (!over.isEvent()) {
            said.accept(new AlertMessage(AlertMessage.Kind.RESOLVED, over, ++alert.messages, nowNs));
        }
    }

    private void say(AlertMessage.Kind kind, ActiveAlert alert, long nowNs) {
        alert.toldNs = nowNs;
        said.accept(new AlertMessage(kind, alert.toAlert(0), ++alert.messages, nowNs));
        if (!alert.sighting.isEvent()) { // the next of its kind is another one
            keep.accept(alert.toKept(false));
        }
    }

    /**
     * Somebody looks: it is neither repeated nor escalated from now on, unless it gets worse. The first one counts.
     *
     * @param by who
     * @return how it stands; empty where there is none of that id any more
     */
    synchronized Optional<Alert> acknowledge(String id, String by, long nowNs) {
        for (ActiveAlert alert : active.values()) {
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
