package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.yesOrNo;

import io.ringfire.engine.order.Severity;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** The keys of {@code alerts}. None of them decides anything. */
final class AlertKeys {
    private static final String RULES = "alerts.rules.";
    private static final int DAY_MINUTES = 1_440;
    private static final int DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3_600;
    private static final int MINUTE_MS = 60_000;
    private static final int MOST_COUNT = 1_000_000;
    private static final int PERCENT_PLACES = 2;

    private AlertKeys() {}

    static void addTo(KeyTable table) {
        ways(table);
        ages(table, "eaSilent", "silence of a terminal, in open time", "120", "300");
        ages(table, "noTicks", "no quote of any symbol, in open time", "0", "300");
        ages(table, "quietSymbol", "no quote of one symbol while others come, in open time", "900", "0");
        ages(table, "noSignals", "no signal, in open time", "3600", "10800");
        signalRate(table);
        ages(table, "noTrades", "no fill, in open time", "7200", "14400");
        enabled(table, "fewConfirmations", "orders of the last hour that the broker answered");
        percents(table, "fewConfirmations", "share of them below which it is raised", "90", "70");
        add(
                table,
                RULES + "fewConfirmations.leastOrders",
                wholeNumber("orders", 1, MOST_COUNT),
                "Orders below which there is no share to speak of",
                "5");
        counts(table, "waitingCommands", "orders", "orders that wait to be sent", "10", "50");
        ages(table, "journalStalled", "nothing appended to the journal of facts, in open time", "0", "60");
        ages(table, "threadStalled", "a thread that does not turn", "0", "5");
        ages(
                table,
                "moduleDown",
                "a module of the pulse that is not HEALTHY; critical is one that is not DEGRADED either",
                "60",
                "60");
        state(table, "moduleRestarted", "the guardian started a part anew, or could not", "warning");
        counts(table, "manyRestarts", "restarts", "restarts of parts and of the service within an hour", "1", "0");
        enabled(table, "diskLow", "free space");
        percents(table, "diskLow", "share of what the journals may need below which it is raised", "200", "100");
        enabled(table, "drawdown", "equity below its peak");
        percents(table, "drawdown", "share of that peak beyond which it is raised", "5", "8");
        state(table, "orderInDoubt", "an order or a close whose outcome is unknown", "critical");
        state(table, "takeOver", "somebody else claims the account of a terminal", "critical");
        state(table, "tradingHalted", "trading is not active", "critical");
        state(table, "strategyDisabled", "a strategy failed and does not run any more", "critical");
        state(table, "restrained", "an account, a route or a strategy takes exits only", "warning");
        state(table, "engineFailed", "a stage, ingress or a journal failed, or the gate is shut", "critical");
        state(table, "engineAlert", "least severity of the engine's own alerts that are passed on", "warning");
        state(table, "portUnbound", "a port that this service should listen on does not answer", "critical");
        state(table, "replayMismatch", "a run is decided otherwise when it is replayed", "critical");
        state(table, "backupFailed", "a backup that the service should have made is missing", "critical");
        state(table, "backupMade", "a backup was made", "info");
        state(table, "archiveFailed", "old days could not be archived", "warning");
    }

    private static void signalRate(KeyTable table) {
        enabled(table, "signalRate", "signals within the latest open time");
        add(
                table,
                RULES + "signalRate.expectedPerHour",
                decimal("signals", "0", "1000000", PERCENT_PLACES),
                "Signals that are expected in an hour of open time; 0 = none, and nothing is raised",
                "0");
        add(
                table,
                RULES + "signalRate.windowMinutes",
                wholeNumber("minutes", 1, DAY_MINUTES),
                "Minutes of open time that are looked at; none is raised before so many have passed",
                "60");
        percents(table, "signalRate", "share of what is expected below which it is raised", "100", "0");
    }

    private static void ways(KeyTable table) {
        add(table, "alerts.enabled", yesOrNo(), "Whether anything is looked at", "true");
        add(
                table,
                "alerts.coolDownMinutes",
                wholeNumber("minutes", 0, DAY_MINUTES),
                "Minutes after which an alert that lasts is told again; 0 = never",
                "60");
        add(
                table,
                "alerts.escalateMinutes",
                wholeNumber("minutes", 0, DAY_MINUTES),
                "Minutes after which an alert that nobody acknowledged becomes critical; 0 = never",
                "30");
        add(
                table,
                "alerts.resolveSeconds",
                wholeNumber("seconds", 0, HOUR_SECONDS),
                "Seconds for which it must be gone before it is resolved",
                "30");
        add(
                table,
                "alerts.reportAt",
                parsed(BarForms.DAY_EXPECTS, BarForms::dayStart),
                "When the daily line is sent",
                "17:00 America/New_York");
        add(
                table,
                "alerts.log.maxMiB",
                wholeNumber("MiB", 1, 1_024),
                "Size in MiB beyond which alerts.log is turned over",
                "10");
        add(table, "alerts.log.keepFiles", wholeNumber("files", 0, 100), "Older ones that stay", "5");
        table.add(key("alerts.webhook.url", url(), "Where alerts are posted as JSON; nowhere when left out")
                .decidesNothing());
        add(
                table,
                "alerts.webhook.timeoutMs",
                wholeNumber("ms", 100, MINUTE_MS),
                "Time in ms that it may take to answer",
                "5000");
    }

    /** An address of the web. */
    static Kind<URI> url() {
        return parsed("an address, such as https://example.com/alerts", AlertKeys::url);
    }

    /** Of http or https, with a host, and nothing that belongs into a secret. */
    private static URI url(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isWeb = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
            if (!isWeb || uri.getHost() == null) {
                throw new Misfit("is no address of http or https with a host");
            }
            if (uri.getUserInfo() != null) {
                throw new Misfit("holds a user or a password, which would be kept with every run");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new Misfit("is no address (" + e.getReason() + ")");
        }
    }

    private static void enabled(KeyTable table, String rule, String what) {
        add(table, RULES + rule + ".enabled", yesOrNo(), "Whether it is looked at: " + what, "true");
    }

    private static void ages(KeyTable table, String rule, String what, String warning, String critical) {
        enabled(table, rule, what);
        add(
                table,
                RULES + rule + ".warningSeconds",
                wholeNumber("seconds", 0, DAY_SECONDS),
                "Seconds beyond which it is a warning; 0 = never",
                warning);
        add(
                table,
                RULES + rule + ".criticalSeconds",
                wholeNumber("seconds", 0, DAY_SECONDS),
                "Seconds beyond which it is critical; 0 = never",
                critical);
    }

    private static void counts(KeyTable table, String rule, String unit, String what, String warning, String critical) {
        enabled(table, rule, what);
        for (String[] each : new String[][] {{"warning", warning}, {"critical", critical}}) {
            add(
                    table,
                    RULES + rule + "." + each[0] + "Count",
                    wholeNumber(unit, 0, MOST_COUNT),
                    "More of them are " + each[0] + "; 0 = never",
                    each[1]);
        }
    }

    private static void percents(KeyTable table, String rule, String what, String warning, String critical) {
        Kind<BigDecimal> percent = decimal("percent", "0", "10000", PERCENT_PLACES);
        add(table, RULES + rule + ".warningPercent", percent, "Warning: " + what + "; 0 = never", warning);
        add(table, RULES + rule + ".criticalPercent", percent, "Critical: " + what + "; 0 = never", critical);
    }

    private static void state(KeyTable table, String rule, String what, String severity) {
        enabled(table, rule, what);
        add(table, RULES + rule + ".severity", choice(Severity.class), "How soon a person should look", severity);
    }

    private static <T> void add(KeyTable table, String name, Kind<T> kind, String meaning, String fallback) {
        table.add(key(name, kind, meaning).byDefault(fallback).decidesNothing());
    }
}
