package io.ringfire.adapters.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.file.ImportException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortTermRatesFileTest {
    private static final String HEADER =
            "\"LOCATION\",\"INDICATOR\",\"SUBJECT\",\"MEASURE\",\"FREQUENCY\",\"TIME\",\"Value\",\"Flag Codes\"\n";

    @TempDir
    Path folder;

    @Test
    void shouldReadMonthlyRatesOnly() throws Exception {
        ShortTermRates rates = ShortTermRatesFile.read(file(row("USA", "A", "2020", "9")
                + row("USA", "Q", "2020-Q1", "8")
                + row("USA", "M", "2020-01", "1.6250")
                + row("EA19", "M", "2020-01", "-0.391")
                + row("USA", "M", "2020-02", "1.55")
                + row("POL", "M", "2020-02", "not read")));
        assertEquals(new BigDecimal("1.6250"), rates.percentPerYear("USD", YearMonth.of(2020, 1)));
        assertEquals(new BigDecimal("-0.391"), rates.percentPerYear("EUR", YearMonth.of(2020, 1)));
    }

    @Test
    void shouldNameCurrencyMonthAndFileOfAMissingRate() throws Exception {
        Path file = file(row("USA", "M", "2020-01", "1.6"));
        ShortTermRates rates = ShortTermRatesFile.read(file);
        String message = assertThrows(
                        MissingRateException.class, () -> rates.percentPerYear("USD", YearMonth.of(2020, 2)))
                .getMessage();
        for (String part : new String[] {"USD", "2020-02", file.toString(), "2020-01"}) {
            assertTrue(message.contains(part), message);
        }
        message = assertThrows(MissingRateException.class, () -> rates.percentPerYear("PLN", YearMonth.of(2020, 1)))
                .getMessage();
        assertTrue(message.contains("PLN") && message.contains("2020-01"), message);
    }

    @Test
    void shouldRefuseABrokenFileAsAWhole() throws Exception {
        assertFails(":2: ", row("USA", "M", "2020-1", "1.6"));
        assertFails(":2: ", row("USA", "M", "2020-01", "1.6e3"));
        assertFails(":3: ", row("USA", "M", "2020-01", "1.6") + row("USA", "M", "2020-01", "1.7"));
        assertFails(":2: missingColumn", "\"USA\",\"STINT\"\n");
        assertFails("STINT", "\"USA\",\"LTINT\",\"TOT\",\"PC_PA\",\"M\",\"2020-01\",1.6,\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        String message = assertThrows(ImportException.class, () -> ShortTermRatesFile.read(other))
                .getMessage();
        assertTrue(message.contains("location"), message);
    }

    @Test
    void shouldReadTheOecdsFile() throws Exception {
        String testData = System.getProperty("ringfire.testData", "");
        Assumptions.assumeTrue(!testData.isEmpty(), "set -Dringfire.testData=... to run");
        ShortTermRates rates = ShortTermRatesFile.read(Path.of(testData, "rates/short-term-interest.csv.gz"));
        for (String currency : new String[] {"USD", "JPY", "AUD", "EUR", "GBP", "CHF", "CAD", "NZD"}) {
            rates.percentPerYear(currency, YearMonth.of(2013, 2));
            rates.percentPerYear(currency, YearMonth.of(2020, 1));
        }
        rates.percentPerYear("CNH", YearMonth.of(2015, 5));
        assertThrows(MissingRateException.class, () -> rates.percentPerYear("CNH", YearMonth.of(2015, 6)));
        assertThrows(MissingRateException.class, () -> rates.percentPerYear("USD", YearMonth.of(2021, 1)));
    }

    private void assertFails(String part, String rows) throws IOException {
        Path file = file(rows);
        String message = assertThrows(ImportException.class, () -> ShortTermRatesFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(part), message);
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("rates.csv"), HEADER + rows);
    }

    private static String row(String place, String frequency, String time, String value) {
        return "\"" + place + "\",\"STINT\",\"TOT\",\"PC_PA\",\"" + frequency + "\",\"" + time + "\"," + value + ",\n";
    }
}
