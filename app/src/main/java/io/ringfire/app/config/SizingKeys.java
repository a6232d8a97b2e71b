package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;

import java.math.BigDecimal;
import java.util.List;

/** The keys of a strategy that say how large its entries are: exactly one method, and what goes with it. */
final class SizingKeys {
    private static final String QUANTITY = "quantity";
    private static final String AT_STOP = "riskAtStop";
    private static final String AT_ATR = "riskAtAtr";
    private static final String ATR_PERIOD = "atrPeriod";
    private static final String ATR_MULTIPLE = "atrMultiple";
    private static final String MAX_QUANTITY = "maxQuantity";
    private static final List<String> METHODS = List.of(QUANTITY, AT_STOP, AT_ATR);
    private static final int LONGEST_PERIOD = 100_000;
    private static final Kind<BigDecimal> LOTS = decimal("lots", "0.000001", "10000", 6);

    private SizingKeys() {}

    static void addTo(KeyTable table) {
        table.add(key(QUANTITY, LOTS, "Lots an order; or riskAtStop or riskAtAtr, from which lots are computed"));
        table.add(key(
                AT_STOP,
                parsed(EquityShare.EXPECTS, SizingKeys::risked),
                "What an entry may lose at its stop: 1% of the account's equity, or 100 in its currency"));
        table.add(key(
                AT_ATR,
                parsed(EquityShare.EXPECTS, SizingKeys::risked),
                "What an entry may lose where the market moves atrMultiple average true ranges against it"));
        table.add(key(ATR_PERIOD, wholeNumber("bars", 1, LONGEST_PERIOD), "Bars of the average true range")
                .requiredWhen(values -> values.isGiven(AT_ATR), "14"));
        table.add(key(ATR_MULTIPLE, decimal("", "0.001", "100", 3), "Average true ranges that riskAtAtr is lost in")
                .requiredWhen(values -> values.isGiven(AT_ATR), "2"));
        table.add(key(MAX_QUANTITY, LOTS, "Most lots that riskAtStop or riskAtAtr give")
                .requiredWhen(values -> values.isGiven(AT_STOP) || values.isGiven(AT_ATR), "1.0"));
        table.rule(SizingKeys::oneMethod);
        table.rule(SizingKeys::nothingIdle);
    }

    private static EquityShare risked(String text) {
        if (text.matches("0+(\\.0+)?%?")) {
            throw new Misfit("would risk nothing, which is no volume");
        }
        return EquityShare.parse(text);
    }

    private static void oneMethod(Values values, ReadContext context) {
        List<String> given = METHODS.stream().filter(values::isGiven).toList();
        if (given.isEmpty() && StrategyKeys.isOwn(values)) {
            return; // it may say its volumes itself; if it asks for one of these keys, it says so
        }
        if (given.isEmpty()) {
            String meant = METHODS.stream()
                    .flatMap(method -> Nearest.of(method, values.free().keySet()).stream())
                    .findFirst()
                    .map(near -> " (is it misspelt as " + near + "?)")
                    .orElse("");
            context.problem(
                    values.place(QUANTITY),
                    values.address(QUANTITY),
                    "missing; give the size of an entry by one of quantity, " + LOTS.expects()
                            + ", such as 0.10; riskAtStop, such as 1%; riskAtAtr, such as 1%" + meant);
        } else if (given.size() > 1) {
            String last = given.get(given.size() - 1);
            context.problem(
                    values.place(last),
                    values.address(last),
                    "is one size of an entry too many beside "
                            + String.join(" and ", given.subList(0, given.size() - 1)) + "; keep one of them");
        }
    }

    /** A key that plays no part looks as if it did. */
    private static void nothingIdle(Values values, ReadContext context) {
        boolean isAtAtr = values.isGiven(AT_ATR);
        for (String key : List.of(ATR_PERIOD, ATR_MULTIPLE)) {
            if (values.isGiven(key) && !isAtAtr) {
                context.problem(values.place(key), values.address(key), "goes with riskAtAtr alone; leave it out");
            }
        }
        if (values.isGiven(MAX_QUANTITY) && !isAtAtr && !values.isGiven(AT_STOP)) {
            context.problem(
                    values.place(MAX_QUANTITY),
                    values.address(MAX_QUANTITY),
                    "caps what riskAtStop or riskAtAtr give, and nothing else; leave it out");
        }
    }
}
