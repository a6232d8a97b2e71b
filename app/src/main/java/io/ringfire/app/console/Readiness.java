package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.view.PublishedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whether the engine could trade now: quotes, journals, terminals, clock, disk, trading state, and whether the view that says so is
 * itself up to date. Terminals are numbered as configured, since their names are not for everyone.
 */
final class Readiness {
    private static final long NS_PER_MS = 1_000_000L;

    /** The view is written once a second. */
    private static final long VIEW_OLD_AFTER_NS = TimeUnit.SECONDS.toNanos(5);

    /** As long as a step of the clock is worth a look. */
    private static final long STEP_SHOWN_NS = TimeUnit.MINUTES.toNanos(5);

    /** Facts come at least every second while anything is quoted. */
    private static final long APPEND_WITHIN_NS = TimeUnit.SECONDS.toNanos(60);

    /** The disk is looked at once a second. */
    private static final long DISK_CHECK_WITHIN_NS = TimeUnit.SECONDS.toNanos(10);

    private final EngineVitals vitals;
    private final PublishedValues values;
    private final QuoteChecks quotes;

    Readiness(EngineVitals vitals, PublishedValues values, QuoteChecks quotes) {
        this.vitals = vitals;
        this.values = values;
        this.quotes = quotes;
    }

    List<Check> checks(long nowNs) {
        ObjectNode now = values.get("engine/now").orElseGet(PublishedValues::none);
        boolean isOpen = quotes.isAnyOpen(values, nowNs);
        List<Check> checks = new ArrayList<>();
        checks.add(state(now));
        checks.add(stages());
        checks.add(gate());
        checks.add(view(now, nowNs - values.publishedNs()));
        checks.add(clock(nowNs));
        checks.add(disk());
        for (EngineVitals.Journal journal : vitals.journals()) {
            checks.add(journal(journal, isOpen, nowNs));
        }
        int place = 1;
        for (SessionView session : vitals.sessions()) {
            checks.add(session(place++, session, isOpen));
        }
        checks.addAll(quotes.checks(values, nowNs));
        return checks;
    }

    private Check state(ObjectNode now) {
        String running =
                values.get("engine").map(each -> each.path("state").asText()).orElse("STARTING");
        String trading = now.path("tradingState").asText();
        if (vitals.isStopping() || !running.equals("RUNNING")) {
            return new Check("state", false, vitals.isStopping() ? "STOPPING" : running, Check.NO_AGE);
        }
        // why it halted may name what is not for everyone: /api/status has it
        return new Check("state", trading.equals("ACTIVE"), trading, Check.NO_AGE);
    }

    private Check stages() {
        boolean isOk = vitals.failure().isEmpty();
        return new Check("stages", isOk, isOk ? "" : "a stage or ingress has failed; status says which", Check.NO_AGE);
    }

    private Check gate() {
        return new Check(
                "gate", vitals.gateReason().isEmpty(), vitals.gateReason().orElse(""), Check.NO_AGE);
    }

    private static Check view(ObjectNode now, long ageNs) {
        boolean isWhole = now.path("viewFaults").asLong() == 0;
        boolean isOk = isWhole && now.has("sequence") && ageNs <= VIEW_OLD_AFTER_NS;
        String reason = isOk ? "" : isWhole ? "nothing was published lately" : "it could not take every record";
        return new Check("view", isOk, reason, now.has("sequence") ? Math.max(0, ageNs) : Check.NO_AGE);
    }

    /** A step back halts by itself; one forward makes quotes stale. Either is worth a look before trusting a deadline. */
    private Check clock(long nowNs) {
        ObjectNode step = values.get("engine/clock").orElse(null);
        if (step == null) {
            return new Check("clock", true, "", Check.NO_AGE);
        }
        long ageNs = nowNs - step.path("eventNs").asLong();
        return new Check(
                "clock",
                Math.abs(ageNs) > STEP_SHOWN_NS,
                "it stepped by " + step.path("stepMs").asLong() + " ms",
                Math.abs(ageNs));
    }

    private Check disk() {
        boolean isAsked = vitals.diskCheckAgeNs() <= DISK_CHECK_WITHIN_NS;
        boolean isEnough = vitals.freeBytes() >= vitals.requiredBytes();
        String reason = !isAsked
                ? "the free space was not asked for lately"
                : vitals.freeBytes() + " bytes are free, " + vitals.requiredBytes() + " are needed";
        return new Check("disk", isAsked && isEnough, reason, vitals.diskCheckAgeNs());
    }

    /** Facts come all the time while anything is open; decisions need not. */
    private static Check journal(EngineVitals.Journal journal, boolean isOpen, long nowNs) {
        String name = "journal " + journal.name();
        long ageNs = journal.lastEventNs() == 0 ? Check.NO_AGE : Math.max(0, nowNs - journal.lastEventNs());
        if (journal.hasFailed()) {
            return new Check(name, false, "it failed and takes nothing more", ageNs);
        }
        boolean mustGrow = isOpen && journal.name().equals("ticks");
        boolean isGrowing = ageNs != Check.NO_AGE && ageNs <= APPEND_WITHIN_NS;
        return mustGrow && !isGrowing
                ? new Check(name, false, "nothing was appended lately, though a market is open", ageNs)
                : new Check(name, true, "", ageNs);
    }

    /** A terminal says nothing while its market is closed; what else is wrong with it stays so over a weekend. */
    private static Check session(int place, SessionView session, boolean isOpen) {
        String name = "session " + place;
        long ageNs = session.ageMs() < 0 ? Check.NO_AGE : session.ageMs() * NS_PER_MS;
        if (session.clockDisagrees()) {
            return new Check(name, false, "its clock is not the one configured", ageNs);
        }
        if (!isOpen && session.state().equals("STALE")) {
            return new Check(name, true, "STALE, and every market is closed", ageNs);
        }
        return new Check(name, session.isFresh(), session.state(), ageNs);
    }
}
