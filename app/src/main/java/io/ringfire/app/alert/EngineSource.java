package io.ringfire.app.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.config.AlertSettings.State;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.app.view.PublishedValues;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** What is wrong with the engine itself: threads, journals, disk, failures, halts, and who claims its terminals. */
final class EngineSource implements AlertSource {
    private static final long MIB = 1 << 20;

    private final Rules rules;
    private final EngineVitals vitals;
    private final PublishedValues values;
    private final MarketWatch market;

    EngineSource(Rules rules, EngineVitals vitals, PublishedValues values, MarketWatch market) {
        this.rules = rules;
        this.vitals = vitals;
        this.values = values;
        this.market = market;
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        threads(seen);
        journals(nowNs, seen);
        disk(seen);
        vitals.failure().ifPresent(why -> raise(rules.engineFailed(), AlertRule.ENGINE_FAILED, "engine", why, seen));
        vitals.gateReason()
                .ifPresent(why ->
                        raise(rules.engineFailed(), AlertRule.ENGINE_FAILED, "gate", "the gate is shut: " + why, seen));
        halt(seen);
        values.of("disabled")
                .forEach(each -> raise(
                        rules.strategyDisabled(),
                        AlertRule.STRATEGY_DISABLED,
                        each.name(),
                        "it failed, and does not run until the next start",
                        seen));
        values.of("shut")
                .forEach(each -> raise(
                        rules.restrained(),
                        AlertRule.RESTRAINED,
                        each.name(),
                        "it takes exits only: " + each.json().path("why").asText(),
                        seen));
        for (SessionView session : vitals.sessions()) {
            if (session.state().equals("CONTESTED")) {
                raise(
                        rules.takeOver(),
                        AlertRule.TAKE_OVER,
                        session.uuid(),
                        "a second terminal claims this account: nothing is sent to either",
                        seen);
            }
        }
    }

    private void threads(Consumer<Sighting> seen) {
        for (EngineVitals.Pulse pulse : vitals.pulses()) {
            Limits.older(rules.threadStalled(), pulse.ageNs())
                    .ifPresent(severity -> seen.accept(Sighting.lasting(
                            AlertRule.THREAD_STALLED,
                            pulse.name(),
                            severity,
                            "this thread has not turned for " + FlowSource.age(pulse.ageNs()))));
        }
    }

    /** Facts come at least every second while anything is open; decisions need not. */
    private void journals(long nowNs, Consumer<Sighting> seen) {
        for (EngineVitals.Journal journal : vitals.journals()) {
            if (journal.hasFailed()) {
                raise(
                        rules.engineFailed(),
                        AlertRule.ENGINE_FAILED,
                        "journal " + journal.name(),
                        "it failed and takes nothing more",
                        seen);
            } else if (journal.name().equals("ticks") && market.isOpen(nowNs)) {
                long silentNs = market.openNsSince(Math.max(market.startedNs(), journal.lastEventNs()), nowNs);
                Limits.older(rules.journalStalled(), silentNs)
                        .ifPresent(severity -> seen.accept(Sighting.lasting(
                                AlertRule.JOURNAL_STALLED,
                                journal.name(),
                                severity,
                                "nothing was appended for " + FlowSource.age(silentNs) + " of open time")));
            }
        }
    }

    private void disk(Consumer<Sighting> seen) {
        if (!rules.diskLow().enabled()) {
            return;
        }
        Limits.below(
                        BigDecimal.valueOf(vitals.freeBytes()),
                        BigDecimal.valueOf(vitals.requiredBytes()),
                        rules.diskLow().warningPercent(),
                        rules.diskLow().criticalPercent())
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.DISK_LOW,
                        "",
                        severity,
                        vitals.freeBytes() / MIB + " MiB are free; trading halts below " + vitals.requiredBytes() / MIB
                                + " MiB")));
    }

    /** Nothing is said while nothing is published. */
    private void halt(Consumer<Sighting> seen) {
        ObjectNode now = values.get("engine/now").orElseGet(PublishedValues::none);
        String state = now.path("tradingState").asText();
        if (!state.isEmpty() && !state.equals("ACTIVE")) {
            raise(
                    rules.tradingHalted(),
                    AlertRule.TRADING_HALTED,
                    "",
                    state + ": " + now.path("haltReason").asText("no reason was given"),
                    seen);
        }
    }

    private static void raise(State state, AlertRule rule, String subject, String text, Consumer<Sighting> seen) {
        if (state.enabled()) {
            seen.accept(Sighting.lasting(rule, subject, state.severity(), text));
        }
    }
}
