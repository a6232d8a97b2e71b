package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.longNumber;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.pathFromItsFile;
import static io.ringfire.app.config.Words.yesOrNo;

import java.time.DayOfWeek;

/** The keys of {@code ringfire.yaml} that describe the simulated venue and its markets. */
final class VenueKeys {
    private VenueKeys() {}

    static void addTo(KeyTable table, Purpose purpose) {
        costs(table);
        market(table, purpose);
    }

    private static void costs(KeyTable table) {
        table.add(key(
                        "costs.profile",
                        choice(Settings.CostProfile.class),
                        "Defaults of costs: none, or those of a common retail account")
                .byDefault("none"));
        table.add(key("costs.commissionRate", decimal("", "0", "0.1", 9), "Commission a side as a share of notional")
                .byDefault("0"));
        table.add(key(
                        "costs.commissionPerLot",
                        decimal("", "0", "10000", 6),
                        "Commission a lot and side, in the account's currency")
                .byDefault(values -> retail(values, "3.5", "0"), "0, retail 3.5"));
        table.add(key(
                        "costs.slippagePoints",
                        wholeNumber("points", 0, 10_000),
                        "Points by which each fill is worse than its quote")
                .byDefault(values -> retail(values, "1", "0"), "0, retail 1"));
        table.add(key(
                        "costs.deviationPoints",
                        wholeNumber("points", 0, 10_000),
                        "Points a price may move before a fill becomes a requote")
                .byDefault("3"));
        table.add(key("costs.latencyMs", wholeNumber("ms", 0, 60_000), "Time from order to fill, in ms")
                .byDefault(values -> retail(values, "100", "0"), "0, retail 100"));
        table.add(key("costs.rejectRate", decimal("", "0", "1", 6), "Share of orders refused at random")
                .byDefault("0"));
        table.add(key("costs.partialFillRate", decimal("", "0", "1", 6), "Share of orders filled in part at random")
                .byDefault("0"));
        table.add(key("costs.seed", longNumber("", 0, 999_999_999_999_999_999L), "Seed of the venue's random numbers")
                .byDefault("1"));
        table.add(key("costs.swap.model", choice(Settings.SwapModel.class), "How positions held overnight are charged")
                .byDefault(values -> retail(values, "points", "none"), "none, retail points"));
        table.add(key("costs.swap.rates", pathFromItsFile(), "File of short-term rates for rate-differential")
                .requiredWhen(SettingsRules::needsRates, "short-term-interest.csv.gz")
                .decidesNothing());
        table.add(key("costs.swap.sideAware", yesOrNo(), "Rate differential: longs earn what shorts pay")
                .byDefault("true"));
        Kind<DayOfWeek> day = choice(DayOfWeek.class, Words::shortDay);
        table.add(
                key("costs.swap.tripleDays", new ListKind<>("days", day, 0, 7), "Days on which swap counts three times")
                        .byDefault("[WED]"));
    }

    private static void market(KeyTable table, Purpose purpose) {
        table.add(key(
                        "venue.capabilities",
                        choice(Settings.Capabilities.class, Settings.Capabilities::text),
                        "What the gateway can do; a strategy that needs more fails at start")
                .byDefault(values -> live(values, purpose) ? "ea-2.05" : "full", "full, in live mode ea-2.05"));
        table.add(key(
                        "margin.callLevelPercent",
                        decimal("percent", "0", "10000", 2),
                        "Equity in percent of margin at or below which the margin call comes")
                .byDefault("100"));
        table.add(key(
                        "margin.stopOutLevelPercent",
                        decimal("percent", "0", "10000", 2),
                        "Equity in percent of margin at or below which positions are closed, the worst first")
                .byDefault("50"));
        table.add(key("paper.source", choice(Settings.PaperSource.class), "Where quotes come from in paper mode")
                .byDefault("demo"));
        table.add(key("demo.seed", longNumber("", 0, 999_999_999_999_999_999L), "Seed of the demo market")
                .byDefault("1"));
        table.add(key("closeAtEnd", yesOrNo(), "Close open positions at their last quote when a backtest ends")
                .byDefault("true"));
    }

    private static boolean live(Values values, Purpose purpose) {
        return purpose == Purpose.SERVICE && values.get("mode") == Settings.Mode.LIVE;
    }

    private static String retail(Values values, String retail, String none) {
        return values.get("costs.profile") == Settings.CostProfile.RETAIL ? retail : none;
    }
}
