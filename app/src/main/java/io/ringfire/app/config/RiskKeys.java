package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

import java.util.List;

/** The limits under {@code risk}, and those of each item of {@code risk.rules}. */
final class RiskKeys {
    private static final int MOST_RULES = 1_000;
    private static final int MOST = 1_000_000;
    private static final int MOST_SESSIONS = 16;
    private static final int DAYS_7_MS = 7 * 24 * 3_600_000;
    private static final int HALF_DAY_MS = 12 * 3_600_000;
    private static final String SESSION = CalendarFile.SESSION_NAME + "([+]" + CalendarFile.SESSION_NAME + ")*";
    private static final String SESSION_EXPECTS =
            "a session of the calendar, or several with + between, such as London or London+NewYork";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}";

    private static final TablesKind<RiskRule> RULES =
            new TablesKind<>("rule", ruleTable(), "name", RiskRule.class, MOST_RULES);

    private RiskKeys() {}

    /** Adds {@code risk.*}, but for what quotes and signals may be aged. */
    static void addTo(KeyTable table, Purpose purpose) {
        addLimits(table, "risk.");
        table.add(key(
                        "risk.rules",
                        RULES,
                        "Limits for an account, a strategy or a symbol; the strictest that applies holds")
                .byDefault("[]"));
        if (purpose == Purpose.SERVICE) {
            table.rule(RiskKeys::rulesNameWhatExists);
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
                text("the id of a strategy", StrategyKeys.NAME, "is no id of a strategy"),
                "Strategy that it limits; all, and an operator's fires, when left out"));
        table.add(key("symbol", symbol(), "Symbol that it limits; all when left out"));
        table.add(tradingHours("").byDefault("false"));
        addLimits(table, "");
        table.rule(RiskKeys::ruleSaysWhom);
        return table;
    }

    private static void addLimits(KeyTable table, String prefix) {
        table.add(key(prefix + "maxLots", decimal("lots", "0.000001", "10000", 6), "Largest order, in lots"));
        table.add(key(prefix + "requireStop", yesOrNo(), "Refuse entries without a stop")
                .byDefault("false"));
        table.add(key(
                        prefix + "maxSpreadPoints",
                        wholeNumber("points", 0, MOST),
                        "Widest spread, in points, of the executing account's quote; 0 = no limit")
                .byDefault("0"));
        table.add(
                key(
                        prefix + "riskPerTrade",
                        parsed(EquityShare.EXPECTS, EquityShare::parse),
                        "Most that an entry may lose at its stop, commission aside: 1% of equity, or 500 in the account's currency"));
        table.add(key(
                prefix + "maxOpenRisk",
                parsed(EquityShare.EXPECTS, EquityShare::parse),
                "Most that all the account's positions and entries may lose at their stops"));
        table.add(key(
                        prefix + "maxPositions",
                        wholeNumber("", 0, MOST),
                        "Most positions an account and symbol, entries under way included; 0 = no limit")
                .byDefault("0"));
        table.add(key(
                        prefix + "maxOrders",
                        wholeNumber("", 0, MOST),
                        "Most orders of an account that await an answer; 0 = no limit")
                .byDefault("0"));
        addWindows(table, prefix);
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

    private static void unknown(
            Values values, ReadContext context, RiskRule rule, String key, String name, List<String> known) {
        context.problem(
                values.place("risk.rules"),
                "rule." + rule.name() + "." + key,
                Quoted.of(name) + " is not configured" + Nearest.hint(name, known) + "; name one that is");
    }
}
