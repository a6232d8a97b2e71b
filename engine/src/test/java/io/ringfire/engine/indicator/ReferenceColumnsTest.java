package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Against columns that others computed, of some 500 real daily bars each. A bound beyond half of a file's last
 * digit is the file's: its columns drift within themselves, as sums in single precision do, or were made of prices
 * with more digits than it shows.
 */
class ReferenceColumnsTest {
    private Path folder;
    private List<String> header;
    private String[][] rows;

    @BeforeEach
    void setUp() {
        String testData = System.getProperty("ringfire.testData", "");
        assumeTrue(!testData.isEmpty(), "set -Dringfire.testData=... to run");
        folder = Path.of(testData, "indicators");
        assumeTrue(Files.isDirectory(folder), "no folder " + folder);
    }

    /** In the whole double, SMA-seeded. */
    @Test
    void shouldEqualTheEma() throws IOException {
        read("spy_ema.csv");
        Ema ema = new Ema(14, Ema.Seed.SMA);
        for (int row = 0; row < rows.length; row++) {
            ema.update(cell(row, "close"));
            double expected = cell(row, "EMA14");
            assertEquals(!Double.isNaN(expected), ema.isReady());
            if (ema.isReady()) {
                assertEquals(expected, ema.value(), 1e-9);
            }
        }
    }

    @Test
    void shouldEqualSmaEmaMacdAndRsi() throws IOException {
        read("spy_with_indicators.txt");
        Sma sma = new Sma(14);
        check(row -> sma.update(cell(row, "Close")), sma::isReady, 0, column("SMA14", 0.006, sma::value));
        Ema ema = new Ema(14, Ema.Seed.SMA);
        check(row -> ema.update(cell(row, "Close")), ema::isReady, 0, column("EMA14", 0.006, ema::value));
        Rsi rsi = new Rsi(14);
        check(row -> rsi.update(cell(row, "Close")), rsi::isReady, 0, column("RSI 14 Wilder", 5e-6, rsi::value));
        // of the line alone: ours waits for its signal
        Macd macd = new Macd(12, 26, 9, Ema.Seed.SMA);
        check(row -> macd.update(cell(row, "Close")), macd::isReady, -8, column("MACD 12 26", 2e-4, macd::line));
    }

    @Test
    void shouldEqualMacdWithSignalAndHistogram() throws IOException {
        read("spy_with_macd.txt");
        Macd macd = new Macd(12, 26, 9, Ema.Seed.SMA);
        // the file begins its columns 146 rows after it could
        check(
                row -> macd.update(cell(row, "Close")),
                macd::isReady,
                146,
                column("MACD", 5e-6, macd::line),
                column("Signal", 6e-6, macd::signal),
                column("Histogram", 6e-6, macd::histogram));
    }

    /**
     * The file begins one bar later with the simple one: it takes no true range of the first bar. From there on
     * they are one.
     */
    @Test
    void shouldEqualAtr() throws IOException {
        read("spy_atr_wilder.txt");
        Atr wilder = new Atr(14);
        check(
                row -> bar(row, wilder::update),
                wilder::isReady,
                0,
                column("Average True Range 14", 5.1e-6, wilder::value));
        read("spy_atr.txt");
        Atr simple = new Atr(14, Atr.Smoothing.SIMPLE);
        check(
                row -> bar(row, simple::update),
                simple::isReady,
                1,
                column("Average True Range 14", 5e-6, simple::value));
    }

    /** The file's width is in percent, and of bands that were rounded; ours is a share. */
    @Test
    void shouldEqualBollinger() throws IOException {
        read("spy_bollinger_bands.txt");
        Bollinger bands = new Bollinger(20, 2);
        check(
                row -> bands.update(cell(row, "Close")),
                bands::isReady,
                0,
                column("Moving Average 20", 5e-5, bands::middle),
                column("Bollinger Bands® 20 2 Top", 7e-5, bands::upper),
                column("Bollinger Bands® 20 2 Bottom", 7e-5, bands::lower),
                column("BandWidth", 1.3e-4, () -> 100 * bands.bandWidth()),
                column("%B", 7e-5, bands::percentB));
    }

    @Test
    void shouldEqualKeltner() throws IOException {
        read("spy_with_keltner.csv");
        Keltner channel = new Keltner(20, 20, 1.5, Keltner.Kind.SIMPLE);
        check(
                row -> bar(row, channel::update),
                channel::isReady,
                0,
                column("Middle Band", 6e-5, channel::middle),
                column("Keltner Channels 20 Top", 7e-5, channel::upper),
                column("Keltner Channels 20 Bottom", 7e-5, channel::lower));
    }

    @Test
    void shouldEqualStochastic() throws IOException {
        read("spy_with_stoch12k3.txt");
        Stochastic stochastic = new Stochastic(12, 3, 5, Stochastic.Slowing.MEAN);
        // %K alone is there four bars earlier: ours waits for %D
        check(
                row -> bar(row, stochastic::update),
                stochastic::isReady,
                -4,
                column("Stochastics 12 %K 3", 4e-4, stochastic::k));
        Stochastic again = new Stochastic(12, 3, 5, Stochastic.Slowing.MEAN);
        check(row -> bar(row, again::update), again::isReady, 0, column("%D 5", 3e-4, again::d));
    }

    @Test
    void shouldEqualAdx() throws IOException {
        read("spy_with_adx.txt");
        Adx adx = new Adx(14);
        check(row -> bar(row, adx::update), adx::isReady, 0, column("ADX 14", 5.1e-5, adx::adx));
        Adx again = new Adx(14);
        // both are there thirteen bars earlier: ours wait for ADX
        check(
                row -> bar(row, again::update),
                again::isReady,
                -13,
                column("+DI14", 5.1e-5, again::plusDi),
                column("-DI14", 5.1e-5, again::minusDi));
    }

    @Test
    void shouldEqualCci() throws IOException {
        read("spy_with_cci.txt");
        Cci cci = new Cci(14);
        check(
                row -> bar(row, cci::update),
                cci::isReady,
                0,
                column("Commodity Channel Index (CCI) 14", 2.5e-3, cci::value));
    }

    /**
     * The file's price of a bar is the mean of open, high, low and close; and it rolls. A session that begins 50
     * bars ago is the same.
     */
    @Test
    void shouldEqualVwap() throws IOException {
        read("spy_with_vwap.txt");
        RollingVwap rolling = new RollingVwap(50);
        check(
                row -> rolling.update(meanPrice(row), cell(row, "Volume")),
                rolling::isReady,
                0,
                column("Moving VWAP 50", 6e-5, rolling::value));
        for (int last = 49; last < rows.length; last++) {
            SessionVwap session = new SessionVwap();
            for (int row = last - 49; row <= last; row++) {
                session.update(meanPrice(row), cell(row, "Volume"));
            }
            assertEquals(cell(last, "Moving VWAP 50"), session.value(), 6e-5, "row " + last);
        }
    }

    private double meanPrice(int row) {
        return (cell(row, "Open") + cell(row, "High") + cell(row, "Low") + cell(row, "Close")) / 4;
    }

    private interface Row {
        void take(int row);
    }

    private interface Bar {
        void take(double high, double low, double close);
    }

    private record Column(String name, double bound, DoubleSupplier ours) {}

    private static Column column(String name, double bound, DoubleSupplier ours) {
        return new Column(name, bound, ours);
    }

    private void bar(int row, Bar indicator) {
        indicator.take(cell(row, "High"), cell(row, "Low"), cell(row, "Close"));
    }

    /** The file's first value comes so many rows after our first one; all from there on are compared. */
    private void check(Row feed, BooleanSupplier ready, int fileBeginsLaterBy, Column... columns) {
        int firstReady = -1;
        int compared = 0;
        for (int row = 0; row < rows.length; row++) {
            feed.take(row);
            if (!ready.getAsBoolean()) {
                continue;
            }
            firstReady = firstReady < 0 ? row : firstReady;
            for (Column column : columns) {
                double expected = cell(row, column.name());
                boolean isThere = row - firstReady >= fileBeginsLaterBy;
                assertEquals(isThere, !Double.isNaN(expected), column.name() + " is there at row " + row);
                if (isThere) {
                    assertEquals(expected, column.ours().getAsDouble(), column.bound(), column.name() + " row " + row);
                    compared++;
                }
            }
        }
        for (Column column : columns) {
            int fileFirst = firstReady + fileBeginsLaterBy;
            assertTrue(Double.isNaN(cell(fileFirst - 1, column.name())), column.name() + " begins earlier");
            assertFalse(Double.isNaN(cell(fileFirst, column.name())), column.name() + " begins later");
        }
        assertTrue(compared >= 150 * columns.length, "compared " + compared);
    }

    private void read(String file) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(file));
        header = Arrays.stream(lines.get(0).replace("\uFEFF", "").split(","))
                .map(String::trim)
                .toList();
        rows = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toArray(String[][]::new);
    }

    private double cell(int row, String column) {
        int at = header.indexOf(column);
        assertTrue(at >= 0, column + " is not in " + header);
        String text = at < rows[row].length ? rows[row][at].trim() : "";
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
