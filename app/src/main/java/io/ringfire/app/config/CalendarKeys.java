package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.pathFromItsFile;
import static io.ringfire.app.config.Words.yesOrNo;

import io.ringfire.engine.calendar.NewsImpact;

/** The keys of {@code news}, and whether trading hours hold. */
final class CalendarKeys {
    private static final int DAY_MINUTES = 1_440;

    private CalendarKeys() {}

    /** Adds {@code news.*}. */
    static void addNews(KeyTable table) {
        table.add(key(
                        "news.file",
                        pathFromItsFile(),
                        "CSV of news with the columns timeUtc, currency, impact, title; no news when left out")
                .decidesNothing());
        table.add(key(
                        "news.impacts",
                        new ListKind<>("impacts", choice(NewsImpact.class), 1, NewsImpact.values().length),
                        "News that block the instruments of their currency")
                .byDefault("[high]"));
        table.add(window("news.beforeMinutes", "No entry for so many minutes before such news, their end included"));
        table.add(window("news.afterMinutes", "No entry for so many minutes after such news, their end included"));
        table.add(key("news.required", yesOrNo(), "Refuse entries when the last event of the file is past")
                .byDefault("false"));
        table.rule(CalendarKeys::requiredNewsHaveAFile);
    }

    private static Key<Integer> window(String name, String meaning) {
        return key(name, wholeNumber("minutes", 0, DAY_MINUTES), meaning).byDefault("5");
    }

    /** Adds {@code risk.tradingHours}, whose default needs to know where quotes come from. */
    static void addTradingHours(KeyTable table, Purpose purpose) {
        table.add(RiskKeys.tradingHours("risk.")
                .byDefault(
                        values -> String.valueOf(haveHours(values, purpose)),
                        "true; false in the demo, and in backtests without a file"));
    }

    /** The demo market never closes. */
    private static boolean haveHours(Values values, Purpose purpose) {
        boolean isDemo = purpose == Purpose.SERVICE
                && values.get("mode") == Settings.Mode.PAPER
                && values.get("paper.source") == Settings.PaperSource.DEMO;
        return !isDemo && (purpose == Purpose.SERVICE || values.isFromFile());
    }

    private static void requiredNewsHaveAFile(Values values, ReadContext context) {
        if (Boolean.TRUE.equals(values.get("news.required")) && !values.isGiven("news.file")) {
            context.problem(
                    values.place("news.required"),
                    values.address("news.required"),
                    "is true, and there is no news.file; name one");
        }
    }
}
