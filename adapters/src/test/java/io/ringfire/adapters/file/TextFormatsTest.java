package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.ingest.QuoteFlags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lean, TrueFX, HistData and the named columns of csv. */
class TextFormatsTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadLeanFilesInTheOrderOfTheirDays() throws ImportException {
        Path second = zip("20140502_quote.zip", "20140502_eurusd_tick_quote.csv", "46.2042,1.38700,1.38710\n");
        Path first = zip("20140501_quote.zip", "20140501_eurusd_tick_quote.csv", "292,1.38676,1.38686\n");
        ImportedQuotes quotes = ImportedQuotes.of("lean", "EURUSD", 5, null, second, first);
        assertEquals(TestFiles.ns("2014-05-01T00:00:00.292Z"), quotes.row(0).venueNs());
        assertEquals(138676, quotes.row(0).bid());
        assertEquals(138686, quotes.row(0).ask());
        assertEquals(
                TestFiles.ns("2014-05-02T00:00:00.046204200Z"), quotes.row(1).venueNs());
        assertEquals(0, quotes.flagged("late"));
        assertEquals(quotes.row(0).venueNs(), quotes.result.firstVenueNs());
        assertEquals(quotes.row(1).venueNs(), quotes.result.lastVenueNs());
        assertEquals(SourceZone.UTC, quotes.result.zone());
    }

    @Test
    void shouldReadLeanTimesInTheirZone() throws ImportException {
        Path file =
                TestFiles.write(folder.resolve("20140501_quote.csv"), "0,1.38676,1.38686", "86400000,1.3,1.4", "x,1,1");
        ImportedQuotes quotes = ImportedQuotes.of("lean", "EURUSD", 5, "UTC-05", file);
        assertEquals(TestFiles.ns("2014-05-01T05:00:00Z"), quotes.row(0).venueNs());
        assertEquals(Map.of("badTime", 2L), quotes.result.refused());
    }

    @Test
    void shouldRefuseLeanFilesWithoutADayWithTwoDaysOrOfTrades() {
        Path nameless = zip("eurusd.zip", "ticks.csv", "292,1.38676,1.38686\n");
        assertFails("names no day", "lean", nameless);
        assertFails("different days", "lean", zip("20140501_quote.zip", "20140502_quote.csv", "292,1.3,1.4\n"));
        assertFails("trades", "lean", zip("20140501_trade.zip", "20140501_x_trade.csv", "292,1.3,1.4\n"));
        Path day = zip("20140503_quote.zip", "20140503_quote.csv", "292,1.38676,1.38686\n");
        Path sameDay = zip("other/20140503_quote.zip", "20140503_quote.csv", "292,1.38676,1.38686\n");
        assertFails("same day", "lean", day, sameDay);
    }

    @Test
    void shouldReadTrueFxAndRefuseOtherPairs() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("truefx.csv"),
                "EUR/USD,20130101 22:00:00.295,1.32018,1.32026",
                "eurusd,20130101 22:00:01,1.32019,1.32027",
                "EUR/JPY,20130101 22:00:02.295,114.1,114.2",
                "EUR/USDX,20130101 22:00:02.295,1.1,1.2",
                "EUR/US,20130101 22:00:02.295,1.1,1.2",
                "EUR/USD,2013-01-01 22:00:00,1.1,1.2",
                "EUR/USD,20130101,1.1,1.2");
        ImportedQuotes quotes = ImportedQuotes.of("truefx", "EURUSD", 5, null, file);
        assertEquals(2, quotes.rows.size());
        assertEquals(TestFiles.ns("2013-01-01T22:00:00.295Z"), quotes.row(0).venueNs());
        assertEquals(Map.of("otherSymbol", 3L, "badTime", 2L), quotes.result.refused());
    }

    @Test
    void shouldReadHistDataAsNewYorkWinterTime() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("hist.csv"),
                "20200701 170000065,1.121200,1.121720,0",
                "20200701 17000006,1.121200,1.121720,0",
                "20200701170000065,1.121200,1.121720,0",
                "20200701 170000065,1.121200,1.121720");
        ImportedQuotes quotes = ImportedQuotes.of("histdata", "EURUSD", 5, null, file);
        assertEquals(TestFiles.ns("2020-07-01T22:00:00.065Z"), quotes.row(0).venueNs());
        assertEquals(112120, quotes.row(0).bid());
        assertEquals("UTC-5", quotes.result.zone().toString());
        assertEquals(TestFiles.ns("2020-07-01T22:00:00.06Z"), quotes.row(1).venueNs(), "two digits are a fraction too");
        assertEquals(Map.of("badTime", 1L, "missingColumn", 1L), quotes.result.refused());
    }

    @Test
    void shouldLeaveOutTheGapReportOfHistData() throws ImportException {
        Path file = folder.resolve("HISTDATA_COM_ASCII_EURUSD_T202001.zip");
        TestFiles.write(
                file,
                TestFiles.zip(
                        "DAT_ASCII_EURUSD_T_202001.csv",
                        "20200101 170000065,1.121200,1.121720,0\n",
                        "DAT_ASCII_EURUSD_T_202001.txt",
                        "Gap of 61s found between 20200101170000 and 20200101170101.\n"));
        assertEquals(
                1, ImportedQuotes.of("histdata", "EURUSD", 5, null, file).result.rows());
    }

    @Test
    void shouldFindCsvColumnsByName() throws ImportException {
        Path commas = TestFiles.write(
                folder.resolve("a.csv"),
                "Ask,\"Bid\",note,timestamp,bidVolume,ask_volume",
                "1.10010,1.10000,\"a, b\",2020-01-30 15:28:09.820,1.5,0.000001",
                "1.10011,\"1.10001\",,\"2020-01-30T15:28:10+02:00\",,0",
                "1.10012,1.10002,,1580398089820,0,2");
        ImportedQuotes quotes = ImportedQuotes.of("csv", "EURUSD", 5, "UTC-5", commas);
        assertEquals(
                List.of(
                        new ImportedQuotes.Row(
                                TestFiles.ns("2020-01-30T20:28:09.820Z"), 110000, 110010, 1_500_000, 1, 0),
                        new ImportedQuotes.Row(
                                TestFiles.ns("2020-01-30T13:28:10Z"), 110001, 110011, 0, 0, QuoteFlags.LATE),
                        new ImportedQuotes.Row(
                                TestFiles.ns("2020-01-30T15:28:09.820Z"), 110002, 110012, 0, 2_000_000, 0)),
                quotes.rows);
        Path tabs = TestFiles.write(folder.resolve("b.csv"), "ms\tbid\task", "5\t1.1\t1.2", "5.25\t1.1\t1.2");
        assertEquals(
                5_250_000, ImportedQuotes.of("csv", "X", 5, null, tabs).row(1).venueNs());
        Path semicolons = TestFiles.write(folder.resolve("c.csv"), "time;bid;ask", "2020-01-30 15:28:09;1.1;1.2");
        assertEquals(1, ImportedQuotes.of("csv", "X", 5, null, semicolons).rows.size());
    }

    @Test
    void shouldRefuseCsvRowsThatCannotBeTrusted() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("a.csv"),
                "time,bid,ask,bid_volume",
                "1580398089820,1.1,1.2,0",
                "1580398089,1.1,1.2,0", // seconds
                "1580398089820000,1.1,1.2,0", // microseconds
                "1580398089820,1.1,1.2",
                "1580398089820,1.1,1.2,0,",
                "1580398089820,1,234.5,1,235.6,0",
                "1580398089820,1.1,l.2,0",
                "1580398089820,1.123456,1.2,0",
                "1580398089820,0,1.2,0",
                "1580398089820,,1.2,0",
                "1580398089820,1.1,99999999999999999,0",
                "1580398089820,1.1,1.2,-3",
                "1580398089820,1.1,1.2,0.0000005",
                "1580398089820,\"1.1,1.2,0",
                "1580398089820,1.1,1.2," + "0".repeat(LineReader.MAX_LINE_BYTES));
        ImportedQuotes quotes = ImportedQuotes.of("csv", "EURUSD", 5, null, file);
        assertEquals(1, quotes.rows.size());
        assertEquals(15, quotes.result.rows());
        assertEquals(
                Map.ofEntries(
                        Map.entry("badTime", 2L),
                        Map.entry("missingColumn", 1L),
                        Map.entry("extraColumn", 2L),
                        Map.entry("notANumber", 1L),
                        Map.entry("offGrid", 1L),
                        Map.entry("notPositive", 1L),
                        Map.entry("empty", 1L),
                        Map.entry("outOfRange", 1L),
                        Map.entry("badVolume", 2L),
                        Map.entry("badQuoting", 1L),
                        Map.entry("lineTooLong", 1L)),
                quotes.result.refused());
        assertEquals(14, quotes.result.refusedRows());
        RefusedRow letter = quotes.result.examples().stream()
                .filter(row -> row.reason().equals("notANumber"))
                .findFirst()
                .orElseThrow();
        assertEquals(file + ":8", letter.place());
        assertEquals("1580398089820,1.1,l.2,0", letter.text());
    }

    @Test
    void shouldSayWhichCsvColumnIsMissingOrNamedTwice() {
        Path noBid = TestFiles.write(folder.resolve("a.csv"), "time,bidPrice,ask", "1580398089820,1.1,1.2");
        assertFails("no column bid; it has time, bidprice, ask", "csv", noBid);
        Path noHeader = TestFiles.write(folder.resolve("b.csv"), "1580398089820,1.1,1.2");
        assertFails("no column timestamp|time|ts_ms|ms", "csv", noHeader);
        Path twice = TestFiles.write(folder.resolve("c.csv"), "time,bid,ask,bid", "1580398089820,1.1,1.2,1.1");
        assertFails("names column bid twice", "csv", twice);
    }

    private Path zip(String file, String entry, String text) {
        return TestFiles.write(folder.resolve(file), TestFiles.zip(entry, text));
    }

    private static void assertFails(String part, String format, Path... files) {
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of(format, "EURUSD", 5, null, files));
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
        assertTrue(failure.getMessage().contains(files[0].toString()), failure.getMessage());
    }
}
