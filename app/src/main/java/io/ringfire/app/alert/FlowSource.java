package io.ringfire.app.alert;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.config.AlertSettings.Rules;
import io.ringfire.app.config.AlertSettings.SignalRate;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What should come and does not: words of terminals, quotes, signals, fills. All in open time. */
final class FlowSource implements AlertSource {
    private static final int SECONDS_A_MINUTE = 60;
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private final Rules rules;
    private final EngineVitals vitals;
    private final MarketWatch market;
    private final boolean hasStrategies;
    private final Since signals;
    private final Since fills;
    private final OpenMinutes signalMinutes;
    private long lookedNs;

    /** When a count moved last, as far as it was looked at. */
    private static final class Since {
        private final LongSupplier count;
        private long seen;
        private long movedNs;

        Since(LongSupplier count, long startedNs) {
            this.count = count;
            this.seen = count.getAsLong();
            this.movedNs = startedNs;
        }

        long movedNs(long nowNs) {
            long now = count.getAsLong();
            if (now != seen) {
                seen = now;
                movedNs = nowNs;
            }
            return movedNs;
        }
    }

    FlowSource(Rules rules, EngineVitals vitals, MarketWatch market, boolean hasStrategies) {
        this.rules = rules;
        this.vitals = vitals;
        this.market = market;
        this.hasStrategies = hasStrategies;
        this.signals = new Since(() -> vitals.count(Counter.SIGNALS), market.startedNs());
        this.fills = new Since(() -> vitals.count(Counter.FILLS), market.startedNs());
        this.signalMinutes = new OpenMinutes(rules.signalRate().windowMinutes(), vitals.count(Counter.SIGNALS));
        this.lookedNs = market.startedNs();
    }

    @Override
    public void look(long nowNs, Consumer<Sighting> seen) {
        terminals(nowNs, seen);
        quotes(nowNs, seen);
        long signalNs = market.openNsSince(signals.movedNs(nowNs), nowNs);
        long fillNs = market.openNsSince(fills.movedNs(nowNs), nowNs);
        signalMinutes.look(market.openNsSince(lookedNs, nowNs), vitals.count(Counter.SIGNALS));
        lookedNs = nowNs;
        if (!hasStrategies || !market.isOpen(nowNs)) {
            return;
        }
        Limits.older(rules.noSignals(), signalNs)
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.NO_SIGNALS, "", severity, "no signal for " + age(signalNs) + " of open time")));
        signalRate(seen);
        Limits.older(rules.noTrades(), fillNs)
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.NO_TRADES, "", severity, "no fill for " + age(fillNs) + " of open time")));
    }

    /** Both sides times sixty, so that it is exact: signals, and what is expected in so many minutes. */
    private void signalRate(Consumer<Sighting> seen) {
        SignalRate rule = rules.signalRate();
        if (!rule.enabled() || rule.expectedPerHour().signum() == 0 || !signalMinutes.isWhole()) {
            return;
        }
        long signals = signalMinutes.count();
        BigDecimal expected = rule.expectedPerHour().multiply(BigDecimal.valueOf(rule.windowMinutes()));
        Limits.below(
                        BigDecimal.valueOf(signals).multiply(MINUTES_AN_HOUR),
                        expected,
                        rule.warningPercent(),
                        rule.criticalPercent())
                .ifPresent(severity -> seen.accept(Sighting.lasting(
                        AlertRule.SIGNAL_RATE,
                        "",
                        severity,
                        signals + " signals within the last " + rule.windowMinutes() + " min of open time, where "
                                + rule.expectedPerHour().toPlainString() + " an hour are expected")));
    }

    /** An EA counts its heartbeats by the server's time, which stands still while its markets are closed. */
    private void terminals(long nowNs, Consumer<Sighting> seen) {
        if (!market.isOpen(nowNs)) {
            return;
        }
        for (SessionView session : vitals.sessions()) {
            long heardNs = session.ageMs() < 0
                    ? market.startedNs()
                    : Math.max(market.startedNs(), nowNs - TimeUnit.MILLISECONDS.toNanos(session.ageMs()));
            long silentNs = market.openNsSince(heardNs, nowNs);
            Limits.older(rules.eaSilent(), silentNs)
                    .ifPresent(severity -> seen.accept(Sighting.lasting(
                            AlertRule.EA_SILENT,
                            session.uuid(),
                            severity,
                            session.ageMs() < 0
                                    ? "its terminal was never heard of in this run"
                                    : "nothing was heard of its terminal for " + age(silentNs) + " of open time")));
        }
    }

    /** When nothing at all is quoted, one alert says so, and none for each symbol. */
    private void quotes(long nowNs, Consumer<Sighting> seen) {
        Map<String, Long> lastNs = market.lastQuotes();
        if (lastNs.isEmpty() || !market.isOpen(nowNs)) {
            return;
        }
        long latestNs = lastNs.values().stream().mapToLong(each -> each).max().orElseThrow();
        long silentNs = market.openNsSince(latestNs, nowNs);
        var all = Limits.older(rules.noTicks(), silentNs);
        if (all.isPresent()) {
            seen.accept(Sighting.lasting(
                    AlertRule.NO_TICKS,
                    "",
                    all.get(),
                    "no quote of any symbol for " + age(silentNs) + " of open time"));
            return;
        }
        lastNs.forEach((symbol, quotedNs) -> {
            long quietNs = market.openNsSince(symbol, quotedNs, nowNs);
            if (market.isOpen(symbol, nowNs)) {
                Limits.older(rules.quietSymbol(), quietNs)
                        .ifPresent(severity -> seen.accept(Sighting.lasting(
                                AlertRule.QUIET_SYMBOL,
                                symbol,
                                severity,
                                "no quote for " + age(quietNs) + " of open time, while others come")));
            }
        });
    }

    /** Whole minutes from two on, else seconds. */
    static String age(long ns) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(ns);
        return seconds < 2 * SECONDS_A_MINUTE ? seconds + " s" : seconds / SECONDS_A_MINUTE + " min";
    }
}
