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

class BidAskBarReaderTest {
    private static final String HEADER = "timestamp,open,high,low,close";

    @TempDir
    Path folder;

    @Test
    void shouldMergeBarsOnTheirTimes() throws ImportException {
        Path bid = TestFiles.write(
                folder.resolve("bid.csv"),
                HEADER,
                "2013-02-01 00:00:00+00:00,91.715,91.715,91.653,91.654",
                "2013-02-01 00:01:00+00:00,91.653,91.707,91.653,91.661",
                "2013-02-01 00:03:00+00:00,91.694,91.694,91.671,91.680");
        Path ask = TestFiles.write(
                folder.resolve("ask.csv"),
                HEADER,
                "2013-02-01 00:00:00+00:00,91.717,91.714,91.653,91.655",
                "2013-02-01 00:02:00+00:00,91.666,91.707,91.663,91.697",
                "2013-02-01 00:03:00+00:00,91.697,91.697,91.675,91.683",
                "2013-02-01 00:04:00+00:00,91.697,91.697,91.675,91.683");
        ImportedQuotes quotes = ImportedQuotes.of("m1-bid-ask", "USDJPY", 3, null, bid, ask);
        assertEquals(8, quotes.rows.size());
        assertEquals(
                List.of(
                        row("2013-01-31T23:59:59.700Z", 91715, 91717, 0),
                        row("2013-01-31T23:59:59.800Z", 91715, 91714, QuoteFlags.CROSSED),
                        row("2013-01-31T23:59:59.900Z", 91653, 91653, QuoteFlags.LOCKED),
                        row("2013-02-01T00:00:00Z", 91654, 91655, 0)),
                quotes.rows.subList(0, 4));
        assertEquals(5, quotes.result.rows(), "two pairs and three bars alone");
        assertEquals(Map.of("unpairedBar", 3L), quotes.result.refused());
        assertEquals(
                List.of(bid + ":3", ask + ":3", ask + ":5"),
                quotes.result.examples().stream().map(RefusedRow::place).toList());
    }

    @Test
    void shouldRefuseThePairOfABarThatIsRefused() throws ImportException {
        Path bid = TestFiles.write(
                folder.resolve("bid.csv"),
                HEADER,
                "2013-02-01 00:00:00,91.715,x,91.653,91.654",
                "2013-02-01 00:01:00,91.653,91.707,91.653,91.661",
                "2013-02-01 00:02:00,91.653,91.707,91.653,91.661",
                "nonsense");
        Path ask = TestFiles.write(
                folder.resolve("ask.csv"),
                HEADER,
                "2013-02-01 00:00:00,91.717,91.714,91.653,91.655",
                "2013-02-01 00:01:00,91.653,91.707,91.653,91.6612",
                "2013-02-01 00:02:xx,91.653,91.707,91.653,91.661");
        ImportedQuotes quotes = ImportedQuotes.of("m1-bid-ask", "USDJPY", 3, null, bid, ask);
        assertEquals(0, quotes.rows.size());
        assertEquals(5, quotes.result.rows());
        assertEquals(
                Map.of("notANumber", 1L, "offGrid", 1L, "badTime", 1L, "unpairedBar", 1L, "missingColumn", 1L),
                quotes.result.refused());
        assertEquals(0, quotes.result.firstVenueNs());
    }

    @Test
    void shouldReadPairsOutOfZipsSideBySide() throws ImportException {
        Path bid = folder.resolve("bid.zip");
        Path ask = folder.resolve("ask.zip");
        String january = HEADER + "\n2013-01-01 00:00:00,91.715,91.715,91.653,91.654\n";
        String february = HEADER + "\n2013-02-01 00:00:00,91.715,91.715,91.653,91.654\n";
        TestFiles.write(bid, TestFiles.zip("2013-02.csv", february, "2013-01.csv", january));
        TestFiles.write(ask, TestFiles.zip("2013-01.csv", january, "2013-02.csv", february));
        ImportedQuotes quotes = ImportedQuotes.of("m1-bid-ask", "USDJPY", 3, null, bid, ask);
        assertEquals(8, quotes.rows.size());
        assertEquals(0, quotes.flagged("late"));
    }

    @Test
    void shouldTakeExactlyTwoFiles() {
        Path bid = TestFiles.write(folder.resolve("bid.csv"), HEADER);
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("m1-bid-ask", "USDJPY", 3, null, bid));
        assertEquals(ImportException.Kind.USAGE, failure.kind());
        assertTrue(failure.getMessage().contains("two files"), failure.getMessage());
    }

    private static ImportedQuotes.Row row(String instant, long bid, long ask, int flags) {
        return new ImportedQuotes.Row(TestFiles.ns(instant), bid, ask, 0, 0, flags);
    }
}
