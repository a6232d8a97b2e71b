package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.ingest.QuoteFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all formats share: requests, flags, counts, packed and damaged files, progress. */
class QuoteImportTest {
    private static final String[] CSV = {"ms,bid,ask", "1000,1.1,1.2", "2000,1.1,1.2", "3000,1.3,1.3"};

    @TempDir
    Path folder;

    @Test
    void shouldFlagAndKeepOddQuotes() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("a.csv"),
                "ms,bid,ask",
                "3000,1.1,1.2",
                "1000,1.1,1.2",
                "2000,1.2,1.1",
                "2000,1.10001,1.1000099999999999");
        ImportedQuotes quotes = ImportedQuotes.of("csv", "X", 5, null, file);
        assertEquals(
                List.of(
                        0,
                        QuoteFlags.LATE | QuoteFlags.REPEATED,
                        QuoteFlags.CROSSED,
                        QuoteFlags.LOCKED | QuoteFlags.FLOAT_ARTEFACT),
                quotes.rows.stream().map(ImportedQuotes.Row::flags).toList());
        assertEquals(1_000_000_000L, quotes.row(1).venueNs(), "a late quote keeps its time");
        for (String reason : new String[] {"late", "repeated", "crossed", "locked", "floatArtefact"}) {
            assertEquals(1, quotes.flagged(reason), reason);
        }
        assertEquals(1_000_000_000L, quotes.result.firstVenueNs());
        assertEquals(3_000_000_000L, quotes.result.lastVenueNs());
    }

    @Test
    void shouldOpenPackedFilesByTheirContentNotTheirName() throws ImportException {
        byte[] plain = TestFiles.text(CSV);
        String text = new String(plain, java.nio.charset.StandardCharsets.UTF_8);
        List<ImportedQuotes.Row> expected =
                ImportedQuotes.of("csv", "X", 5, null, TestFiles.write(folder.resolve("plain.zip"), plain)).rows;
        assertEquals(3, expected.size());
        Path gz = TestFiles.write(folder.resolve("gz.csv"), TestFiles.gzip(plain));
        assertEquals(expected, ImportedQuotes.of("csv", "X", 5, null, gz).rows);
        Path zip = TestFiles.write(folder.resolve("zip.csv.gz"), TestFiles.zip("x.csv", text, "__MACOSX/._x.csv", "?"));
        assertEquals(expected, ImportedQuotes.of("csv", "X", 5, null, zip).rows);
        byte[] members = TestFiles.gzip(TestFiles.text(CSV[0], CSV[1]));
        byte[] more = TestFiles.gzip(TestFiles.text(CSV[2], CSV[3]));
        byte[] joined = Arrays.copyOf(members, members.length + more.length);
        System.arraycopy(more, 0, joined, members.length, more.length);
        Path twice = TestFiles.write(folder.resolve("joined.gz"), joined);
        assertEquals(expected, ImportedQuotes.of("csv", "X", 5, null, twice).rows);
    }

    @Test
    void shouldReadEntriesOfAZipInTheOrderOfTheirNames() throws ImportException {
        Path zip = folder.resolve("a.zip");
        TestFiles.write(
                zip, TestFiles.zip("b.csv", "ms,bid,ask\n2000,1.1,1.2\n", "a.csv", "bid,ask,ms\n1.3,1.4,1000\n"));
        ImportedQuotes quotes = ImportedQuotes.of("csv", "X", 5, null, zip);
        assertEquals(
                List.of(130000L, 110000L),
                quotes.rows.stream().map(ImportedQuotes.Row::bid).toList());
    }

    /** Seen failing, for zip, without the checks of ZipEntryStream: java.util.zip leaves them to its caller. */
    @Test
    void shouldRefuseTornAndDamagedFiles() {
        byte[] plain = TestFiles.text(manyRows(2_000));
        byte[] gz = TestFiles.gzip(plain);
        for (int length : new int[] {3, 10, gz.length / 2, gz.length - 9, gz.length - 8, gz.length - 1}) {
            assertDamaged("torn.csv.gz", Arrays.copyOf(gz, length));
        }
        assertDamaged("longer.csv.gz", Arrays.copyOf(gz, gz.length + 3));
        byte[] zip = TestFiles.zip("a.csv", new String(plain, java.nio.charset.StandardCharsets.UTF_8));
        for (int length : new int[] {5, 40, zip.length / 2, zip.length - 30, zip.length - 1}) {
            assertDamaged("torn.zip", Arrays.copyOf(zip, length));
        }
        assertDamaged("empty.zip", TestFiles.zip());
        int damaged = 0;
        for (int at = 60; at < gz.length - 8; at += 97) {
            byte[] flipped = gz.clone();
            flipped[at] ^= 4;
            assertDamaged("flipped.csv.gz", flipped);
            byte[] flippedZip = zip.clone();
            flippedZip[Math.min(at, zip.length - 120)] ^= 4;
            assertDamaged("flipped.zip", flippedZip);
            damaged++;
        }
        assertTrue(damaged > 50);
    }

    private void assertDamaged(String name, byte[] bytes) {
        Path file = TestFiles.write(folder.resolve(name), bytes);
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("csv", "X", 5, null, file), name);
        assertEquals(ImportException.Kind.FILE, failure.kind());
        assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
    }

    @Test
    void shouldRefuseRequestsThatCannotBeRightAndSayWhatWouldBe() {
        Path file = TestFiles.write(folder.resolve("a.csv"), CSV);
        assertUsage("lean, truefx, dukascopy, histdata, mt5-ticks, mt5-m1, m1-bid-ask, csv", "CSV", "X", 5, file);
        assertUsage("is a directory", "csv", "X", 5, folder);
        assertUsage("named twice", "csv", "X", 5, file, folder.resolve("./a.csv"));
        assertUsage("0..8", "csv", "X", 9, file);
        assertUsage("symbol", "csv", " ", 5, file);
        assertUsage("at least one file", "csv", "X", 5);
        ImportException missing = assertThrows(
                ImportException.class, () -> ImportedQuotes.of("csv", "X", 5, null, folder.resolve("none.csv")));
        assertTrue(missing.getMessage().endsWith("none.csv: no such file"), missing.getMessage());
    }

    private static void assertUsage(String part, String format, String symbol, int digits, Path... files) {
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of(format, symbol, digits, null, files));
        assertEquals(ImportException.Kind.USAGE, failure.kind());
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    @Test
    void shouldShowTheFirstFiveRefusedRowsOfEachReason() throws ImportException {
        String[] rows = new String[15];
        rows[0] = "ms,bid,ask";
        for (int i = 1; i < rows.length; i++) {
            rows[i] = i % 2 == 0 ? i + ",x,1.2" : i + ",0,1.2";
        }
        Path file = TestFiles.write(folder.resolve("a.csv"), rows);
        ImportResult result = ImportedQuotes.of("csv", "X", 5, null, file).result;
        assertEquals(10, result.examples().size());
        assertEquals(
                new RefusedRow("notANumber", file + ":3", "2,x,1.2"),
                result.examples().get(0));
        assertEquals(
                new RefusedRow("notPositive", file + ":10", "9,0,1.2"),
                result.examples().get(9));
    }

    @Test
    void shouldReportProgressInStoredBytesThatNeverFall() throws ImportException {
        byte[] plain = TestFiles.text(manyRows(30_000));
        Path gz = TestFiles.write(folder.resolve("a.csv.gz"), TestFiles.gzip(plain));
        Path zip = folder.resolve("b.zip");
        TestFiles.write(zip, TestFiles.zip("b.csv", new String(plain, java.nio.charset.StandardCharsets.UTF_8)));
        List<Long> read = new ArrayList<>();
        long expectedTotal = gz.toFile().length() + zip.toFile().length();
        QuoteImport.run(
                new ImportRequest("csv", "X", 5, null, List.of(gz, zip)),
                (venueNs, bid, ask, bidVolume, askVolume, flags) -> {},
                (bytesRead, totalBytes) -> {
                    assertEquals(expectedTotal, totalBytes);
                    read.add(bytesRead);
                });
        assertEquals(read.stream().sorted().toList(), read);
        assertTrue(read.size() > 4 && read.size() <= 201, "told " + read.size() + " times");
        assertEquals(expectedTotal, read.get(read.size() - 1));
    }

    /** The import must not dress up a failed journal append, say, as a damaged file. */
    @Test
    void shouldLetExceptionsOfTheSinkAndTheListenerPass() {
        Path file = TestFiles.write(folder.resolve("a.csv"), manyRows(10_000));
        IllegalStateException failure = new IllegalStateException("sink");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> ImportedQuotes.run(
                                "csv",
                                "X",
                                5,
                                null,
                                (venueNs, bid, ask, bidVolume, askVolume, flags) -> {
                                    throw failure;
                                },
                                file)));
        ImportRequest request = new ImportRequest("csv", "X", 5, null, List.of(file));
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> QuoteImport.run(
                                request, (venueNs, bid, ask, bidVolume, askVolume, flags) -> {}, (read, total) -> {
                                    throw failure;
                                })));
    }

    private static String[] manyRows(int count) {
        String[] rows = new String[count + 1];
        rows[0] = "ms,bid,ask";
        for (int i = 1; i <= count; i++) {
            rows[i] = i * 37L + ",1." + (10_000 + i * 7919 % 89_000) + ",1.99999";
        }
        return rows;
    }
}
