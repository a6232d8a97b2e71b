package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.decimal;
import static io.ringfire.app.config.Numbers.longNumber;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.currency;
import static io.ringfire.app.config.Words.parsed;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;

/** The keys of one instrument. None has a default: a missing term of trade is refused, never guessed. */
final class InstrumentKeys {
    static final KeyTable TABLE = table();

    private static final int MOST_DIGITS = 8;

    /** What ISO 4217 keeps for tests. */
    private static final String TEST_CURRENCY = "XTS";

    private InstrumentKeys() {}

    private static KeyTable table() {
        KeyTable table = new KeyTable();
        table.add(key("digits", wholeNumber("", 0, MOST_DIGITS), "Decimals of prices")
                .required("5"));
        table.add(key("tickSize", size(), "Smallest price step").required("0.00001"));
        table.add(key("pipSize", size(), "One pip").required("0.0001"));
        table.add(key("contractSize", longNumber("units", 1, 1_000_000_000L), "Base units in one lot")
                .required("100000"));
        table.add(key("baseCurrency", currency(), "What is bought").required("EUR"));
        table.add(key("profitCurrency", currency(), "What it is priced in").required("USD"));
        table.add(key("marginCurrency", currency(), "What margin is taken in").required("EUR"));
        table.add(key("calcMode", choice(InstrumentSettings.CalcMode.class), "What margin is taken on")
                .required("forex"));
        table.add(key("volumeMin", lots(), "Smallest volume in lots").required("0.01"));
        table.add(key("volumeMax", lots(), "Largest volume in lots").required("100"));
        table.add(key("volumeStep", lots(), "Step of volumes in lots").required("0.01"));
        table.add(key("stopsLevelPoints", points(), "Least distance of a stop from the quote, in points; 0 = none")
                .required("0"));
        table.add(
                key("freezeLevelPoints", points(), "Distance within which nothing can be changed, in points; 0 = none")
                        .required("0"));
        table.add(key("tradeMode", choice(InstrumentSettings.TradeMode.class), "What the broker lets one do")
                .required("full"));
        Kind<InstrumentSettings.FillingMode> filling = choice(InstrumentSettings.FillingMode.class);
        table.add(key(
                        "fillingModes",
                        new ListKind<>("filling modes", filling, 1, 3),
                        "Filling modes taken, the preferred one first")
                .required("[fok, ioc]"));
        table.add(key("swapMode", choice(InstrumentSettings.SwapMode.class), "Unit of swaps")
                .required("points"));
        table.add(key("swapLong", swap(), "Swap of a bought lot a night").required("-7.1"));
        table.add(key("swapShort", swap(), "Swap of a sold lot a night").required("2.9"));
        table.add(key("swapTripleDay", choice(DayOfWeek.class, Words::shortDay), "Day on which swap counts three times")
                .required("WED"));
        table.add(key("marginRate", decimal("", "0", "100", 6), "Share of the notional that margin is taken on")
                .required("1"));
        table.add(key(
                        "hedgedMargin",
                        decimal("", "0", "2", 6),
                        "Margin of a lot of opposite positions, as a share of one lot's")
                .required("1"));
        table.add(key("sessions", parsed(WeeklyHours.EXPECTS, WeeklyHours::parse), "Weekly hours of trading")
                .required("America/New_York Sun 17:00-Fri 17:00"));
        table.rule((values, context) -> isWholePoints("tickSize", values, context));
        table.rule((values, context) -> isWholePoints("pipSize", values, context));
        table.rule(InstrumentKeys::volumesFit);
        table.rule(InstrumentKeys::isWhollyATest);
        return table;
    }

    /** A test instrument converts nothing and is traded on no account. */
    private static void isWhollyATest(Values values, ReadContext context) {
        List<String> keys = List.of("baseCurrency", "profitCurrency", "marginCurrency");
        if (keys.stream().noneMatch(key -> TEST_CURRENCY.equals(values.get(key, String.class)))) {
            return;
        }
        for (String key : keys) {
            String currency = values.get(key, String.class);
            if (currency != null && !currency.equals(TEST_CURRENCY)) {
                context.problem(
                        values.place(key),
                        values.address(key),
                        Quoted.of(currency) + " does not go with " + TEST_CURRENCY
                                + ", the currency of test instruments; give " + TEST_CURRENCY + " for all three");
            }
        }
        InstrumentSettings.TradeMode mode = values.get("tradeMode", InstrumentSettings.TradeMode.class);
        if (mode != null && mode != InstrumentSettings.TradeMode.DISABLED) {
            context.problem(
                    values.place("tradeMode"),
                    values.address("tradeMode"),
                    "a test instrument, one in " + TEST_CURRENCY + ", is traded on no account; give disabled");
        }
    }

    private static Kind<BigDecimal> size() {
        return decimal("", "0.00000001", "1000000", MOST_DIGITS);
    }

    private static Kind<BigDecimal> lots() {
        return decimal("lots", "0.000001", "1000000", 6);
    }

    private static Kind<Integer> points() {
        return wholeNumber("points", 0, 1_000_000);
    }

    private static Kind<BigDecimal> swap() {
        return decimal("", "-1000000", "1000000", 6);
    }

    private static void isWholePoints(String key, Values values, ReadContext context) {
        Integer digits = values.get("digits", Integer.class);
        BigDecimal size = values.get(key, BigDecimal.class);
        if (digits != null && size != null && size.scale() > digits) {
            BigDecimal point = BigDecimal.ONE.movePointLeft(digits);
            context.problem(
                    values.place(key),
                    values.address(key),
                    Quoted.of(size.toPlainString()) + " is finer than a price of " + digits
                            + " digits; give a multiple of " + point.toPlainString());
        }
    }

    private static void volumesFit(Values values, ReadContext context) {
        BigDecimal least = values.get("volumeMin", BigDecimal.class);
        BigDecimal most = values.get("volumeMax", BigDecimal.class);
        BigDecimal step = values.get("volumeStep", BigDecimal.class);
        if (least == null || most == null || step == null) {
            return;
        }
        if (least.compareTo(most) > 0) {
            context.problem(
                    values.place("volumeMin"),
                    values.address("volumeMin"),
                    Quoted.of(least.toPlainString()) + " is above volumeMax " + most.toPlainString()
                            + "; give at most that");
        }
        isMultiple("volumeMin", least, step, values, context);
        isMultiple("volumeMax", most, step, values, context);
    }

    private static void isMultiple(String key, BigDecimal volume, BigDecimal step, Values values, ReadContext context) {
        if (volume.remainder(step).signum() != 0) {
            context.problem(
                    values.place(key),
                    values.address(key),
                    Quoted.of(volume.toPlainString()) + " is no multiple of volumeStep; give a multiple of "
                            + step.toPlainString());
        }
    }
}
