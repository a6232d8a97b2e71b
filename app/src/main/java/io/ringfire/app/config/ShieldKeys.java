package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.text;

import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.shield.ShieldRules;
import java.math.BigDecimal;
import java.util.List;

/** The keys of {@code shield}. */
final class ShieldKeys {
    private static final int MOST_WEIGHT = 1_000;
    private static final int DAY_MS = 86_400_000;
    private static final int DAY_MINUTES = 1_440;
    private static final int MOST_STEPS = 10;
    private static final String SESSION = "[A-Za-z][A-Za-z0-9_-]{0,31}";
    private static final int SCORE_PLACES = 2;
    private static final int SIZE_PLACES = 3;

    private ShieldKeys() {}

    static void addTo(KeyTable table) {
        table.add(key("shield.bars", parsed(BarSpec.FORM, BarForms::bars), "Bars by which a market is judged")
                .byDefault("5-minute-mid"));
        table.add(
                key("shield.minScore", score(), "Score of 10 below which an entry of a shielded strategy does not pass")
                        .byDefault("6"));
        weight(table, "liquiditySweep", "liquidity taken and given back");
        weight(table, "trap", "failed breaks and prices at the extreme");
        weight(table, "regime", "trend for or against it");
        weight(table, "alignment", "agreement of M5, M15, H1 and H4");
        weight(table, "volatility", "volatility as usual");
        weight(table, "session", "one of shield.sessions open; left out without any");
        weight(table, "news", "no news near; left out without news.file");
        weight(table, "spread", "spread beside the risk");
        weight(table, "correlation", "correlation with open positions");
        weight(table, "confluence", "other strategies that want the same");
        size(table, "Approved", "8 and more", "1");
        size(table, "Active", "6 to 8", "0.75");
        size(table, "Volatile", "4 to 6", "0.5");
        size(table, "Unverified", "less than 4", "0.25");
        table.add(key(
                        "shield.throttle.afterMinutes",
                        new ListKind<>("minutes", wholeNumber("minutes", 1, DAY_MINUTES), 0, MOST_STEPS),
                        "Minutes without an entry that passed, rising, after each of which minScore falls by a step")
                .byDefault("[20, 35, 50]"));
        table.add(key("shield.throttle.step", score(), "By how much it falls").byDefault("0.25"));
        table.add(key("shield.throttle.floor", score(), "Below which it does not fall")
                .byDefault("5"));
        table.add(key(
                        "shield.throttle.resetMinutes",
                        wholeNumber("minutes", 0, DAY_MINUTES),
                        "Minutes after which it is back and the drought counted anew; 0 = never")
                .byDefault("90"));
        table.add(key(
                        "shield.coolDownMs",
                        wholeNumber("ms", 0, DAY_MS),
                        "Time behind an entry that passed in which none passes in its symbol")
                .byDefault("300000"));
        cap(
                table,
                "shield.maxPerHourAndSymbol",
                "Most entries that pass in a symbol within an hour; 0 = any number",
                "3");
        cap(table, "shield.maxPerHour", "Most entries that pass in all within an hour; 0 = any number", "0");
        table.add(key(
                        "shield.confluenceMs",
                        wholeNumber("ms", 0, DAY_MS),
                        "How long a wish counts as confirmation, or contradiction, of another strategy's")
                .byDefault("900000"));
        table.add(key(
                        "shield.sessions",
                        new ListKind<>(
                                "names",
                                text("a session of calendar.yaml", SESSION, "is no session's name"),
                                0,
                                RiskKeys.MOST_SESSIONS),
                        "Sessions of calendar.yaml of which one should be open; [] = not judged")
                .byDefault("[]"));
        table.rule(ShieldKeys::droughtsRise);
    }

    private static Kind<BigDecimal> score() {
        return decimal("", "0", "10", SCORE_PLACES);
    }

    private static void weight(KeyTable table, String name, String what) {
        table.add(key("shield.weights." + name, wholeNumber("", 0, MOST_WEIGHT), "How much it counts: " + what)
                .byDefault("10"));
    }

    private static void size(KeyTable table, String name, String scores, String share) {
        table.add(key(
                        "shield.size" + name,
                        decimal("", "0", "1", SIZE_PLACES),
                        "Share of the volume that a score of " + scores + " gets")
                .byDefault(share));
    }

    private static void cap(KeyTable table, String name, String meaning, String most) {
        table.add(key(name, wholeNumber("", 0, ShieldRules.MOST_PER_HOUR), meaning)
                .byDefault(most));
    }

    private static void droughtsRise(Values values, ReadContext context) {
        @SuppressWarnings("unchecked")
        List<Integer> minutes = (List<Integer>) values.get("shield.throttle.afterMinutes");
        for (int i = 1;
                minutes != null && i < minutes.size();
                i++) { // null where it did not read, which is told already
            if (minutes.get(i) <= minutes.get(i - 1)) {
                context.problem(
                        values.place("shield.throttle.afterMinutes"),
                        values.address("shield.throttle.afterMinutes"),
                        minutes + " do not rise; write the shortest first");
                return;
            }
        }
    }
}
