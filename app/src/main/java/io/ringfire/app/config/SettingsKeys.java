package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.powerOfTwo;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.currency;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.pathFromItsFile;
import static io.ringfire.app.config.Words.pathFromWorkingDirectory;

/** The table of {@code ringfire.yaml}: every key, its range, its default, its meaning. Defaults stand in these tables and
 * nowhere else; those of the simulated venue in {@link VenueKeys}. */
final class SettingsKeys {
    /** Keys of a service; also the order of the concluded configuration. */
    static final KeyTable SERVICE = table(Purpose.SERVICE);

    private static final KeyTable BACKTEST = table(Purpose.BACKTEST);

    private static final KeyTable IMPORT = table(Purpose.IMPORT);

    private static final int MOST_WARM_UP_HOURS = 1_000;

    private SettingsKeys() {}

    static KeyTable of(Purpose purpose) {
        return switch (purpose) {
            case SERVICE -> SERVICE;
            case BACKTEST -> BACKTEST;
            case IMPORT -> IMPORT;
        };
    }

    private static KeyTable table(Purpose purpose) {
        KeyTable table = new KeyTable();
        process(table);
        accounts(table, purpose);
        decisions(table, purpose);
        VenueKeys.addTo(table, purpose);
        CalendarKeys.addTradingHours(table, purpose);
        SettingsRules.addTo(table, purpose);
        return table;
    }

    private static void process(KeyTable table) {
        table.add(key("mode", choice(Settings.Mode.class), "Who fills orders: the simulated venue or the broker")
                .byDefault("paper"));
        table.add(key(
                        "data",
                        pathFromWorkingDirectory(),
                        "Folder of journals, history, runs, state and lock; from the working directory")
                .byDefault("data")
                .decidesNothing());
        table.add(key(
                        "threading",
                        choice(Settings.Threading.class),
                        "How stages share threads; auto is fused up to 4 cores")
                .byDefault("auto")
                .decidesNothing());
        table.add(key("profile", choice(Settings.Profile.class), "How threads wait: giving the core away, or spinning")
                .byDefault("efficient")
                .decidesNothing());
        table.add(key("pipeline.ringSize", powerOfTwo("slots", 64, 65_536), "Slots of the ring")
                .byDefault("1024")
                .decidesNothing());
        table.add(key(
                        "pipeline.measureOneIn",
                        wholeNumber("events", 0, 1_000_000),
                        "Of so many events one is timed through all stages; 0 = none")
                .byDefault("64")
                .decidesNothing());
        table.add(key(
                        "journal.durability",
                        choice(Settings.Durability.class),
                        "What journals survive: kill -9, or power loss too")
                .byDefault("process")
                .decidesNothing());
        table.add(key("journal.blockSizeMiB", powerOfTwo("MiB", 1, 1_024), "Block that a journal file grows by, in MiB")
                .byDefault("16")
                .decidesNothing());
        table.add(key("state.keepFires", wholeNumber("fires", 1, 1_000_000), "Closed fires kept in the published view")
                .byDefault("1000")
                .decidesNothing());
        table.add(key(
                        "clock.maxStepMs",
                        wholeNumber("ms", 1, 3_600_000),
                        "Clock step in ms: backward beyond it halts, forward marks quotes stale")
                .byDefault("1000"));
        LogKeys.addTo(table);
        ConsoleKeys.addTo(table);
        BackupKeys.addTo(table);
        ReplayCheckKeys.addTo(table);
        ArchiveKeys.addTo(table);
        AlertKeys.addTo(table);
        TelegramKeys.addTo(table);
        PulseKeys.addTo(table);
        Mt5Keys.addTo(table);
    }

    private static void accounts(KeyTable table, Purpose purpose) {
        table.add(key(
                        "accounts",
                        AccountKeys.LIST,
                        "Broker accounts that may connect; anyone else is refused and reported")
                .byDefault("[]"));
        Key<?> currency = key("account.currency", currency(), "Currency of the simulated account");
        Key<?> balance = key(
                "account.balance",
                decimal("", "0.01", "1000000000000", 6),
                "Balance at the start, in account.currency");
        Key<?> mode = key(
                "account.mode",
                choice(AccountSettings.PositionMode.class),
                "Hedging: a position an order; netting: one a symbol");
        if (purpose != Purpose.SERVICE) {
            table.add(currency.byDefault("USD"));
            table.add(balance.byDefault("100000"));
            table.add(mode.byDefault("hedging"));
        } else {
            table.add(currency.requiredWhen(SettingsRules::needsAccount, "USD"));
            table.add(balance.requiredWhen(SettingsRules::needsAccount, "100000"));
            table.add(mode.requiredWhen(SettingsRules::needsAccount, "hedging"));
        }
        table.add(key("account.leverage", wholeNumber("", 1, 10_000), "Leverage n of 1:n of the simulated account")
                .byDefault("100"));
    }

    private static void decisions(KeyTable table, Purpose purpose) {
        table.add(key(
                        "instruments",
                        pathFromItsFile(),
                        "File of instruments; a relative path begins at this file's folder")
                .byDefault("instruments.yaml")
                .decidesNothing());
        table.add(key(
                        "calendar",
                        pathFromItsFile(),
                        "File of market hours and holidays; a relative path begins at this file's folder")
                .byDefault("calendar.yaml")
                .decidesNothing());
        CalendarKeys.addNews(table);
        table.add(key("strategies", StrategyKeys.LIST, "Strategies to run").byDefault("[]"));
        table.add(key(
                        "bars.interval",
                        choice(Settings.Interval.class),
                        "Which end a bar owns: (start, end] or [start, end)")
                .byDefault("right-closed"));
        table.add(key(
                        "bars.graceMs",
                        wholeNumber("ms", 0, 60_000),
                        "How long a bar waits beyond its end for late ticks, in ms")
                .byDefault(values -> purpose == Purpose.SERVICE ? "250" : "0", "250, in backtests 0"));
        table.add(key(
                        "bars.dayStart",
                        parsed(BarForms.DAY_EXPECTS, BarForms::dayStart),
                        "When the day of H4 and D1 bars begins")
                .byDefault("17:00 America/New_York"));
        table.add(key(
                        "bars.warmUpHours",
                        wholeNumber("hours", 0, MOST_WARM_UP_HOURS),
                        "Hours of recorded ticks with which a start warms bars and strategies up")
                .byDefault("6")
                .decidesNothing()); // what a run was warmed up with stands in its RunStarted
        table.add(key(
                        "risk.staleQuoteAfterMs",
                        wholeNumber("ms", 0, 3_600_000),
                        "Age of a quote, in ms, beyond which no order is placed on it; 0 = no limit")
                .byDefault(
                        values -> purpose == Purpose.SERVICE || values.isFromFile() ? "5000" : "0",
                        "5000, in backtests without a file 0"));
        table.add(key(
                        "risk.signalExpiryMs",
                        wholeNumber("ms", 1, 3_600_000),
                        "Age of a signal, in ms, beyond which it is not acted on")
                .byDefault("5000"));
        table.add(key(
                        "risk.rolloverAt",
                        parsed(BarForms.DAY_EXPECTS, BarForms::dayStart),
                        "When a trading day ends and the next begins, for rolloverBeforeMs and rolloverAfterMs")
                .byDefault("17:00 America/New_York"));
        ShieldKeys.addTo(table);
        RiskKeys.addTo(table, purpose);
    }

    /** The JSON schema of the file. */
    static String jsonSchema() {
        return JsonSchema.text("Ringfire configuration", JsonSchema.section(SERVICE, false));
    }
}
