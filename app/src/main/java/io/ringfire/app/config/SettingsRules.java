package io.ringfire.app.config;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What binds several keys of {@code ringfire.yaml}. */
final class SettingsRules {
    private SettingsRules() {}

    static void addTo(KeyTable table, Purpose purpose) {
        table.rule(SettingsRules::portsDiffer);
        table.rule((values, context) -> comesBefore("pulse.healthyMs", "pulse.degradedMs", values, context));
        table.rule((values, context) -> comesBefore("pulse.pongHealthyMs", "pulse.pongDegradedMs", values, context));
        table.rule(SettingsRules::stopOutComesAfterCall);
        table.rule(SettingsRules::uuidsDifferOnTheWire);
        table.rule(SettingsRules::loginsDiffer);
        switch (purpose) {
            case SERVICE -> {
                table.rule(SettingsRules::ratesAreUsed);
                table.rule(SettingsRules::liveNeedsAccounts);
                table.rule(SettingsRules::sayWhoMayConnect);
                table.rule(SettingsRules::sayLeverage);
            }
            case BACKTEST -> {
                table.rule(SettingsRules::ratesAreUsed);
                table.rule(SettingsRules::sayAccount);
            }
            case IMPORT -> {
                // costs and the account play no part
            }
        }
    }

    /** Paper mode needs the simulated account, and whoever begins to describe one must finish. */
    static boolean needsAccount(Values values) {
        return values.get("mode") == Settings.Mode.PAPER
                || List.of("currency", "balance", "mode", "leverage").stream()
                        .anyMatch(key -> values.isGiven("account." + key));
    }

    static boolean needsRates(Values values) {
        return values.get("costs.swap.model") == Settings.SwapModel.RATE_DIFFERENTIAL;
    }

    private static void portsDiffer(Values values, ReadContext context) {
        Map<Integer, String> owners = new HashMap<>(); // asked by port, never walked
        for (String key : List.of("mt5.commands", "mt5.market", "mt5.confirmations", "console.http")) {
            HostPort address = values.get(key, HostPort.class);
            String owner = address == null || address.port() == 0 ? null : owners.putIfAbsent(address.port(), key);
            if (owner != null) {
                context.problem(
                        values.place(key),
                        values.address(key),
                        "port " + address.port() + " is that of " + owner + "; give each its own");
            }
        }
    }

    /** Of two limits the milder one is no longer. */
    private static void comesBefore(String milder, String worse, Values values, ReadContext context) {
        Integer first = values.get(milder, Integer.class);
        Integer second = values.get(worse, Integer.class);
        if (first != null && second != null && first > second) {
            context.problem(values.place(milder), values.address(milder), "at most " + worse + ", " + second);
        }
    }

    private static void stopOutComesAfterCall(Values values, ReadContext context) {
        BigDecimal call = values.get("margin.callLevelPercent", BigDecimal.class);
        BigDecimal stopOut = values.get("margin.stopOutLevelPercent", BigDecimal.class);
        if (call != null && stopOut != null && stopOut.compareTo(call) > 0) {
            boolean writtenLater = values.isGiven("margin.stopOutLevelPercent");
            String key = writtenLater ? "margin.stopOutLevelPercent" : "margin.callLevelPercent";
            context.problem(
                    values.place(key),
                    values.address(key),
                    "the stop-out level " + stopOut.toPlainString() + " is above the margin call's "
                            + call.toPlainString()
                            + "; give margin.stopOutLevelPercent at most margin.callLevelPercent");
        }
    }

    private static void ratesAreUsed(Values values, ReadContext context) {
        if (values.isGiven("costs.swap.rates") && values.get("costs.swap.model") != null && !needsRates(values)) {
            context.notice(values.place("costs.swap.rates")
                    + ": costs.swap.rates has no effect without costs.swap.model rate-differential");
        }
    }

    /** EA 2.05 drops the last character of its identity on the wire: two that differ only there are one to a ROUTER. */
    private static void uuidsDifferOnTheWire(Values values, ReadContext context) {
        if (!(values.get("accounts") instanceof List<?> accounts)) {
            return;
        }
        Map<String, String> seen = new HashMap<>(); // asked by identity, never walked
        for (Object each : accounts) {
            String uuid = ((AccountSettings) each).uuid();
            String other = seen.putIfAbsent(uuid.substring(0, uuid.length() - 1), uuid);
            if (other != null) {
                context.problem(
                        values.place("accounts"),
                        "accounts." + uuid + ".uuid",
                        "differs from " + other
                                + " in its last character only, which EA 2.05 does not send; rename one EA");
            }
        }
    }

    /** Two books of one account's money would each be right, and wrong together. */
    private static void loginsDiffer(Values values, ReadContext context) {
        if (!(values.get("accounts") instanceof List<?> accounts)) {
            return;
        }
        Map<String, String> seen = new HashMap<>(); // asked by login and server, never walked
        for (Object each : accounts) {
            AccountSettings account = (AccountSettings) each;
            String other = seen.putIfAbsent(account.login() + " " + account.server(), account.uuid());
            if (other != null) {
                context.problem(
                        values.place("accounts"),
                        "accounts." + account.uuid() + ".login",
                        account.login() + " on " + account.server() + " is that of " + other
                                + "; one account has one terminal here");
            }
        }
    }

    private static void sayWhoMayConnect(Values values, ReadContext context) {
        boolean isLive =
                values.get("mode") == Settings.Mode.LIVE || values.get("paper.source") == Settings.PaperSource.LIVE;
        boolean isClosed = values.get("mt5.allowFrom") instanceof List<?> networks && !networks.isEmpty();
        for (String key : List.of("mt5.commands", "mt5.market", "mt5.confirmations")) {
            HostPort address = values.get(key, HostPort.class);
            if (isLive && !isClosed && address != null && !address.isLoopback()) {
                context.notice(values.place(key) + ": " + key + ": " + address
                        + " can be reached from other hosts, and whoever reaches it may speak for a terminal;"
                        + " give mt5.allowFrom its network, or listen on 127.0.0.1 behind a tunnel");
            }
        }
    }

    private static void liveNeedsAccounts(Values values, ReadContext context) {
        boolean none = values.get("accounts") instanceof List<?> accounts && accounts.isEmpty();
        boolean live = values.get("mode") == Settings.Mode.LIVE;
        if (none && (live || values.get("paper.source") == Settings.PaperSource.LIVE)) {
            context.problem(
                    values.place("accounts"),
                    "accounts",
                    "empty, but " + (live ? "mode: live" : "paper.source: live")
                            + " needs an EA; give at least one account with its uuid, login and server");
        }
    }

    private static void sayLeverage(Values values, ReadContext context) {
        if (values.get("account.currency") != null && !values.isGiven("account.leverage")) {
            context.notice("account.leverage is not set: " + values.get("account.leverage") + " is used");
        }
    }

    private static void sayAccount(Values values, ReadContext context) {
        for (Key<?> key : values.table().keys()) {
            if (key.name().startsWith("account.") && !values.isGiven(key.name())) {
                context.notice(key.name() + " is not set: " + key.fallbackText() + " is used");
            }
        }
    }
}
