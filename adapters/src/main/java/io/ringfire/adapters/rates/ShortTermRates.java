package io.ringfire.adapters.rates;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** Monthly short-term interest rates by currency. Immutable; any thread. */
public final class ShortTermRates {
    private final String source;
    private final Map<String, TreeMap<YearMonth, BigDecimal>> byCurrency;

    /** Takes the maps over. */
    ShortTermRates(String source, Map<String, TreeMap<YearMonth, BigDecimal>> byCurrency) {
        this.source = source;
        this.byCurrency = byCurrency;
    }

    /**
     * The rate of a currency in a month, in percent a year, exactly as published. Never one of another month.
     *
     * @throws MissingRateException if there is none; the message names currency, month, file, and what the file has
     */
    public BigDecimal percentPerYear(String currency, YearMonth month) {
        TreeMap<YearMonth, BigDecimal> months = byCurrency.get(currency);
        if (months == null) {
            throw new MissingRateException(source + ": no short-term rate of " + currency + " for " + month
                    + "; its currencies are " + String.join(", ", byCurrency.keySet()));
        }
        BigDecimal percent = months.get(month);
        if (percent == null) {
            throw new MissingRateException(source + ": no short-term rate of " + currency + " for " + month
                    + "; it has " + months.firstKey() + " to " + months.lastKey());
        }
        return percent;
    }
}
