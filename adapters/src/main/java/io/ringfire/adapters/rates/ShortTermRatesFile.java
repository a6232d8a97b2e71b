package io.ringfire.adapters.rates;

import io.ringfire.adapters.file.CsvTable;
import io.ringfire.adapters.file.ImportException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the OECD's short-term interest rates as published: {@code
 * "LOCATION","INDICATOR","SUBJECT","MEASURE","FREQUENCY","TIME","Value","Flag Codes"}, plain, gz or zip. Monthly rows of
 * the currencies below count; yearly and quarterly ones, and other places, are passed over.
 */
public final class ShortTermRatesFile {
    private static final String MONTHLY = "M";
    private static final Map<String, String> CURRENCY_OF_PLACE = Map.of(
            "USA", "USD", "JPN", "JPY", "AUS", "AUD", "EA19", "EUR", "GBR", "GBP", "CHE", "CHF", "CAN", "CAD", "NZL",
            "NZD", "CHN", "CNH");

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
    private static final Pattern PERCENT = Pattern.compile("-?\\d{1,4}(\\.\\d{1,18})?");

    private ShortTermRatesFile() {}

    /**
     * Reads the whole file into memory: a few thousand rates.
     *
     * @throws ImportException if the file is missing, torn, not of this form, or has two values for one month
     */
    public static ShortTermRates read(Path file) throws ImportException {
        Map<String, TreeMap<YearMonth, BigDecimal>> rates = new TreeMap<>();
        try (CsvTable table = CsvTable.open(file)) {
            int place = table.column("LOCATION");
            int indicator = table.column("INDICATOR");
            int measure = table.column("MEASURE");
            int frequency = table.column("FREQUENCY");
            int time = table.column("TIME");
            int value = table.column("Value");
            while (table.next()) {
                String currency = CURRENCY_OF_PLACE.get(table.text(place));
                if (currency != null && table.text(frequency).equals(MONTHLY)) {
                    require(table, indicator, "STINT");
                    require(table, measure, "PC_PA");
                    add(rates.computeIfAbsent(currency, any -> new TreeMap<>()), table, time, value);
                }
            }
        } catch (IOException e) {
            throw ImportException.file(file.toString(), "cannot be closed: " + e.getMessage());
        }
        return new ShortTermRates(file.toString(), rates);
    }

    private static void require(CsvTable table, int column, String expected) throws ImportException {
        if (!table.text(column).equals(expected)) {
            throw ImportException.file(
                    table.place(), "is not a short-term rate (" + expected + " expected): " + table.rowText());
        }
    }

    private static void add(TreeMap<YearMonth, BigDecimal> months, CsvTable table, int time, int value)
            throws ImportException {
        String month = table.text(time);
        String percent = table.text(value);
        if (!MONTH.matcher(month).matches() || !PERCENT.matcher(percent).matches()) {
            throw ImportException.file(
                    table.place(), "has no month as yyyy-MM or no plain decimal number: " + table.rowText());
        }
        BigDecimal exact = new BigDecimal(percent);
        BigDecimal other = months.putIfAbsent(YearMonth.parse(month), exact);
        if (other != null && other.compareTo(exact) != 0) {
            throw ImportException.file(table.place(), "has a second value for its month: " + table.rowText());
        }
    }
}
