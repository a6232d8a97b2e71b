package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The limits under {@code risk}, and those of each item of {@code risk.rules}. */
final class RiskKeys {
    private static final int MOST_RULES = 1_000;
    private static final int MOST = 1_000_000;
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_FAILURES = 1_000;
    private static final int MOST_MS = 86_400_000;
    static final int MOST_SESSIONS = 16;
    private static final int DAYS_7_MS = 7 * 24 * 3_600_000;
    private static final int HALF_DAY_MS = 12 * 3_600_000;
    private static final String SESSION = CalendarFile.SESSION_NAME + "([+]" + CalendarFile.SESSION_NAME + ")*";
    private static final String SESSION_EXPECTS =
            "a session of the calendar, or several with + between, such as London or London+NewYork";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";

    /** What live trading does not start without. */
    private static final List<String> LIVE_NEEDS =
            List.of("maxLots", "requireStop", "riskPerTrade", "maxOpenRisk", "dailyLoss", "maxDrawdown");

    private static final TablesKind<RiskRule> RULES =
            new TablesKind<>("rule", ruleTable(), "name", RiskRule.class, MOST_RULES);

    private RiskKeys() {}

    /** Adds {@code risk.*}, but for what quotes and signals may be aged. */
    static void addTo(KeyTable table, Purpose purpose) {
        table.add(key(
                        "risk.dayStart",
                        parsed(BarForms.DAY_EXPECTS, BarForms::dayStart),
                        "When the day begins by which losses and trades are counted")
                .byDefault("17:00 America/New_York"));
        addLimits(table, "risk.", purpose);
        table.add(key("risk.repeatWindowMs", wholeNumber("ms", 1, MOST_MS), "Time within which maxRepeats counts")
                .byDefault("60000"));
        addBreaker(table);
        table.add(key(
                        "risk.rules",
                        RULES,
                        "Limits for an account, a strategy or a symbol; the strictest that applies holds")
                .byDefault("[]"));
        if (purpose == Purpose.SERVICE) {
            table.rule(RiskKeys::rulesNameWhatExists);
            table.rule(RiskKeys::liveNeedsLimits);
        }
    }

    private static KeyTable ruleTable() {
        KeyTable table = new KeyTable();
        table.add(key(
                        "name",
                        text("a name of up to 32 letters, digits or _-", NAME, "is no name"),
                        "Its name, in messages")
                .required("gold"));
        table.add(key("account", AccountKeys.UUID, "Account that it limits; all when left out"));
        table.add(key(
                "strategy",
                text("the id of a strategy", StrategyName.SHORT, "is no id of a strategy"),
                "Strategy that it limits; all, and an operator's fires, when left out"));
        table.add(key("symbol", symbol(), "Symbol that it limits; all when left out"));
        table.add(tradingHours("").byDefault("false"));
        addLimits(table, "", Purpose.SERVICE);
        table.rule(RiskKeys::ruleSaysWhom);
        return table;
    }

    private static void addLimits(KeyTable table, String prefix, Purpose purpose) {
        table.add(key(prefix + "maxLots", decimal("lots", "0.000001", "10000", 6), "Largest order, in lots"));
        table.add(key(prefix + "requireStop", yesOrNo(), "Refuse entries without a stop")
                .byDefault("false"));
        addQuoteLimits(table, prefix, purpose);
        addMoneyLimits(table, prefix);
        addLossLimits(table, prefix);
        addCounts(table, prefix);
        addWindows(table, prefix);
    }

    private static void addQuoteLimits(KeyTable table, String prefix, Purpose purpose) {
        Key<Boolean> crossed =
                key(prefix + "refuseCrossedQuote", yesOrNo(), "Refuse entries on a quote whose bid is above its ask");
        table.add(
                prefix.isEmpty()
                        ? crossed.byDefault("false")
                        : crossed.byDefault(
                                values -> purpose == Purpose.SERVICE || values.isFromFile() ? "true" : "false",
                                "true, in backtests without a file false"));
        addWhole(
                table,
                prefix,
                "maxSpreadPoints",
                "points",
                "Widest spread, in points, of the executing account's quote");
        table.add(key(
                        prefix + "maxSpreadMedians",
                        decimal("medians", "0", "1000", 3),
                        "Widest spread as a multiple of the median of the last 255; 0 = no limit")
                .byDefault("0"));
        addWhole(
                table,
                prefix,
                "priceCollarPoints",
                "points",
                "Furthest that the executing account's price may be from the one that the signal saw");
        addWhole(
                table,
                prefix,
                "maxDriftPoints",
                "points",
                "Furthest that the account's price may have moved since the signal, while a person was asked");
        addWhole(table, prefix, "maxStopPoints", "points", "Furthest that a stop may be from the price");
    }

    private static void addMoneyLimits(KeyTable table, String prefix) {
        addShare(
                table,
                prefix,
                "riskPerTrade",
                "Most that an entry may lose at its stop, commission of both sides included: 1% of equity, or 500 in the account's currency");
        addShare(
                table,
                prefix,
                "maxOpenRisk",
                "Most that all the account's positions and entries may lose at their stops");
        addExposure(table, prefix, "maxOrderValue", "Most that one order may be worth");
        addExposure(table, prefix, "maxGrossExposure", "Most that the account may hold, bought and sold added up");
        addExposure(table, prefix, "maxNetExposure", "Most that the account may hold in a symbol, bought less sold");
        addExposure(
                table,
                prefix,
                "maxCurrencyExposure",
                "Most of one currency, but its own, that the account may be long or short over all symbols");
    }

    private static void addLossLimits(KeyTable table, String prefix) {
        addShare(
                table,
                prefix,
                "dailyLoss",
                "Loss of a day, open profit included, that ends it: a percentage of the day's base, or an amount");
        addShare(table, prefix, "dailyRealisedLoss", "The same by what is realised alone");
        addShare(
                table,
                prefix,
                "maxDrawdown",
                "Fall of equity below its peak that ends trading: a percentage of the peak, or an amount");
        addWhole(table, prefix, "maxConsecutiveLosses", "", "Trades of the account lost in a row that end its day");
        addWhole(table, prefix, "lossCooldownMs", "ms", "Time without entries after a lost trade of the account");
    }

    private static void addCounts(KeyTable table, String prefix) {
        addWhole(table, prefix, "maxPositions", "", "Most positions an account and symbol, entries under way included");
        addWhole(table, prefix, "maxOrders", "", "Most orders of an account that await an answer");
        table.add(key(prefix + "blockOpposite", yesOrNo(), "Refuse entries against an open position in the symbol")
                .byDefault("false"));
        addWhole(table, prefix, "maxTradesPerDay", "", "Most entries an account, symbol and day");
        addWhole(table, prefix, "maxOrdersPerSecond", "", "Most orders of an account within a second, closes included");
        addWhole(table, prefix, "maxOrdersPerMinute", "", "Most orders of an account within a minute, closes included");
        addWhole(
                table,
                prefix,
                "maxRepeats",
                "",
                "Most entries of a strategy in a symbol to one side within risk.repeatWindowMs; one more disables it");
        addWhole(
                table,
                prefix,
                "duplicateSignalMs",
                "ms",
                "Time after an entry within which one of the same strategy, symbol and side is a duplicate");
    }

    private static void addWhole(KeyTable table, String prefix, String name, String unit, String text) {
        int most = name.startsWith("maxOrdersPer") || name.equals("maxRepeats") ? MOST_KEPT : MOST;
        table.add(key(prefix + name, wholeNumber(unit, 0, unit.equals("ms") ? MOST_MS : most), text + "; 0 = no limit")
                .byDefault("0"));
    }

    private static void addWindows(KeyTable table, String prefix) {
        table.add(key(
                        prefix + "sessions",
                        new ListKind<>(
                                "sessions", text(SESSION_EXPECTS, SESSION, "names no session"), 0, MOST_SESSIONS),
                        "Named sessions of the calendar in which entries may be made, London+NewYork for where two overlap; [] = no limit")
                .byDefault("[]"));
        addWindow(table, prefix + "weekendBeforeMs", DAYS_7_MS, "No entry for so many ms before the week closes");
        addWindow(table, prefix + "weekendAfterMs", DAYS_7_MS, "No entry for so many ms after the week opens");
        addWindow(table, prefix + "rolloverBeforeMs", HALF_DAY_MS, "No entry for so many ms before risk.rolloverAt");
        addWindow(table, prefix + "rolloverAfterMs", HALF_DAY_MS, "No entry for so many ms after risk.rolloverAt");
    }

    private static void addWindow(KeyTable table, String name, int mostMs, String meaning) {
        table.add(
                key(name, wholeNumber("ms", 0, mostMs), meaning + "; 0 = none").byDefault("0"));
    }

    /** The key without a default: in a rule it differs. */
    static Key<Boolean> tradingHours(String prefix) {
        return key(
                prefix + "tradingHours",
                yesOrNo(),
                "Refuse entries outside of the trading hours of the calendar and the instrument");
    }

    private static void addShare(KeyTable table, String prefix, String name, String text) {
        table.add(key(prefix + name, parsed(EquityShare.EXPECTS, EquityShare::parse), text));
    }

    private static void addExposure(KeyTable table, String prefix, String name, String text) {
        table.add(key(
                prefix + name,
                parsed(EquityShare.EXPOSURE_EXPECTS, EquityShare::parseExposure),
                text + ": 300% of equity, or an amount"));
    }

    private static void addBreaker(KeyTable table) {
        table.add(key(
                        "risk.breaker.failures",
                        wholeNumber("", 0, MOST_FAILURES),
                        "Orders of an account refused or not answered that stop its entries; 0 = no breaker")
                .byDefault("0"));
        table.add(key("risk.breaker.windowMs", wholeNumber("ms", 1, MOST_MS), "Time within which they count")
                .byDefault("60000"));
        table.add(key(
                        "risk.breaker.openMs",
                        wholeNumber("ms", 1, MOST_MS),
                        "Rest before the terminal is asked whether it answers")
                .byDefault("30000"));
    }

    private static void ruleSaysWhom(Values values, ReadContext context) {
        if (!values.isGiven("account") && !values.isGiven("strategy") && !values.isGiven("symbol")) {
            context.problem(
                    values.place("name"),
                    values.address("name"),
                    "names neither account, strategy nor symbol; give one, or write its limits under risk itself");
        }
    }

    /** A rule for what does not exist limits nothing, and looks as if it did. */
    private static void rulesNameWhatExists(Values values, ReadContext context) {
        if (!(values.get("risk.rules") instanceof List<?> rules)
                || !(values.get("accounts") instanceof List<?> accounts)
                || !(values.get("strategies") instanceof List<?> strategies)) {
            return;
        }
        List<String> uuids =
                accounts.stream().map(each -> ((AccountSettings) each).uuid()).toList();
        List<String> ids =
                strategies.stream().map(each -> ((StrategySettings) each).id()).toList();
        for (Object each : rules) {
            RiskRule rule = (RiskRule) each;
            rule.account()
                    .filter(uuid -> !uuids.contains(uuid) && !uuid.equals(SimulatedAccount.NAME))
                    .ifPresent(uuid -> unknown(values, context, rule, "account", uuid, uuids));
            rule.strategy()
                    .filter(id -> !ids.contains(id))
                    .ifPresent(id -> unknown(values, context, rule, "strategy", id, ids));
        }
    }

    /** Without these an account that a program trades can lose all it has; each account has them, from risk or from a rule of its own. */
    private static void liveNeedsLimits(Values values, ReadContext context) {
        if (values.get("mode") != Settings.Mode.LIVE
                || !(values.get("risk.rules") instanceof List<?> rules)
                || !(values.get("accounts") instanceof List<?> accounts)) {
            return;
        }
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Object each : accounts) {
            String uuid = ((AccountSettings) each).uuid();
            Set<String> lacks = new LinkedHashSet<>(LIVE_NEEDS);
            lacks.removeIf(key -> isSet(values.get("risk." + key)));
            for (Object other : rules) {
                RiskRule rule = (RiskRule) other;
                boolean isForAll = rule.strategy().isEmpty() && rule.symbol().isEmpty();
                if (isForAll && rule.account().filter(uuid::equals).isPresent()) {
                    lacks.removeAll(given(rule.limits()));
                }
            }
            if (!lacks.isEmpty()) {
                missing.put(uuid, lacks);
            }
        }
        missing.forEach((uuid, lacks) -> context.problem(
                values.place("risk.maxLots"),
                "risk",
                "mode: live does not trade " + uuid + " without " + String.join(", ", lacks)
                        + "; set them under risk, or in a rule for the account (requireStop: true)"));
    }

    private static boolean isSet(Object value) {
        return value != null && !value.equals(false);
    }

    private static Set<String> given(RiskLimitSettings limits) {
        Set<String> given = new HashSet<>(); // asked by key, never walked
        limits.maxLots().ifPresent(any -> given.add("maxLots"));
        limits.riskPerTrade().ifPresent(any -> given.add("riskPerTrade"));
        limits.maxOpenRisk().ifPresent(any -> given.add("maxOpenRisk"));
        limits.dailyLoss().ifPresent(any -> given.add("dailyLoss"));
        limits.maxDrawdown().ifPresent(any -> given.add("maxDrawdown"));
        if (limits.requireStop()) {
            given.add("requireStop");
        }
        return given;
    }

    private static void unknown(
            Values values, ReadContext context, RiskRule rule, String key, String name, List<String> known) {
        context.problem(
                values.place("risk.rules"),
                "rule." + rule.name() + "." + key,
                Quoted.of(name) + " is not configured" + Nearest.hint(name, known) + "; name one that is");
    }
}
