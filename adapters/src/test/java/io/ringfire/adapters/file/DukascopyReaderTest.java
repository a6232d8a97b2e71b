package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DukascopyReaderTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadHoursInOrderAndTakeAnEmptyFileForAnHourWithoutTicks() throws ImportException {
        Path late = hour(
                "EURUSD/2019/01/04/13h_ticks.bi5", TestFiles.lzma(TestFiles.ticks(994, 114562, 114561, 1.12f, 0.75f)));
        Path empty = hour("EURUSD/2019/01/04/12h_ticks.bi5", new byte[0]);
        Path early =
                hour("EURUSD/2019/01/04/00h_ticks.bi5", TestFiles.lzma(TestFiles.ticks(0, 114563, 114560, 0f, 1f)));
        ImportedQuotes quotes = ImportedQuotes.of("dukascopy", "EURUSD", 5, null, late, empty, early);
        assertEquals(
                List.of(
                        new ImportedQuotes.Row(TestFiles.ns("2019-02-04T00:00:00Z"), 114560, 114563, 10_000_000, 0, 0),
                        new ImportedQuotes.Row(
                                TestFiles.ns("2019-02-04T13:00:00.994Z"), 114561, 114562, 7_500_000, 11_200_000, 0)),
                quotes.rows);
    }

    @ParameterizedTest
    @CsvSource({"5, 114560", "6, 1145600", "4, 11456", "3, 114560", "2, 11456"})
    void shouldCountInTheDigitsOfTheInstrument(int digits, long bid) throws ImportException {
        Path file = hour("X/2019/00/31/00h_ticks.bi5", TestFiles.lzma(TestFiles.ticks(0, 114570, 114560, 0f, 0f)));
        ImportedQuotes quotes = ImportedQuotes.of("dukascopy", "X", digits, null, file);
        assertEquals(bid, quotes.row(0).bid());
        assertEquals(TestFiles.ns("2019-01-31T00:00:00Z"), quotes.row(0).venueNs());
    }

    @Test
    void shouldRefuseRecordsThatCannotBe() throws ImportException {
        byte[] ticks = TestFiles.ticks(
                3_600_000,
                114570,
                114560,
                0f,
                0f, //
                -1,
                114570,
                114560,
                0f,
                0f, //
                1,
                0,
                114560,
                0f,
                0f, //
                2,
                114570,
                114561,
                0f,
                0f, //
                3,
                114570,
                114560,
                Float.NaN,
                0f, //
                4,
                114570,
                114560,
                0f,
                -1f, //
                5,
                114570,
                114560,
                Float.POSITIVE_INFINITY,
                0f, //
                6,
                114570,
                114560,
                0f,
                0f);
        Path file = hour("X/2019/00/31/00h_ticks.bi5", TestFiles.lzma(ticks));
        ImportedQuotes quotes = ImportedQuotes.of("dukascopy", "X", 4, null, file);
        assertEquals(1, quotes.rows.size());
        assertEquals(Map.of("badTime", 2L, "notPositive", 1L, "offGrid", 1L, "badVolume", 3L), quotes.result.refused());
        RefusedRow offGrid = quotes.result.examples().stream()
                .filter(row -> row.reason().equals("offGrid"))
                .findFirst()
                .orElseThrow();
        assertEquals(file + ":record 4", offGrid.place());
        assertEquals("ms=2 ask=114570 bid=114561 askVolume=0.0 bidVolume=0.0", offGrid.text());
    }

    /**
     * The first is one for which {@code Float.toString} gives too many digits on some JDKs. Seen failing, for 16.1 and
     * 1234.56, with the float's exact value taken instead of its shortest decimal.
     */
    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 20000",
        "1.12, 11200000",
        "16.1, 161000000",
        "1234.56, 12345600000",
        "0.1, 1000000",
        "16777216, 167772160000000",
        "1.0E-7, 1",
        "4.9E-8, 0",
        "1.234567E-4, 1235",
        "3.4E38, -1",
        "0.0, 0"
    })
    void shouldConvertVolumesThroughTheShortestDecimal(float millions, long microLots) {
        assertEquals(microLots, DukascopyVolume.microLots(millions));
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() {
        byte[] whole = TestFiles.lzma(TestFiles.ticks(0, 114570, 114560, 1f, 2f, 5, 114571, 114561, 3f, 4f));
        assertFails("no multiple of 20", "00h", TestFiles.lzma(new byte[30]));
        for (int length = 1; length < whole.length; length++) {
            assertFails("torn", "01h", Arrays.copyOf(whole, length));
        }
        assertFails("goes on behind the end", "02h", Arrays.copyOf(whole, whole.length + 1));
        byte[] greedy = whole.clone();
        greedy[4] = 0x70; // a dictionary of 1.8 GiB
        Arrays.fill(greedy, 5, 13, (byte) 0xff); // of a stream of unknown length
        assertFails("damaged", "03h", greedy);
        Path nameless = hour("X/ticks.bi5", whole);
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("dukascopy", "X", 5, null, nameless));
        assertTrue(failure.getMessage().contains("HHh_ticks.bi5"), failure.getMessage());
        Path thirteenth = hour("X/2019/12/04/00h_ticks.bi5", whole);
        assertThrows(ImportException.class, () -> ImportedQuotes.of("dukascopy", "X", 5, null, thirteenth));
        Path file = hour("X/2019/11/04/00h_ticks.bi5", whole);
        ImportException zone =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("dukascopy", "X", 5, "UTC-5", file));
        assertTrue(zone.getMessage().contains("UTC"), zone.getMessage());
    }

    @Test
    void shouldReadADayOfHoursOutOfOneZip() throws ImportException {
        Path file = folder.resolve("day.zip");
        TestFiles.write(
                file, TestFiles.zip("EURUSD/2019/01/04/01h_ticks.bi5", "", "EURUSD/2019/01/04/00h_ticks.bi5", ""));
        assertEquals(
                0,
                ImportedQuotes.of("dukascopy", "EURUSD", 5, "UTC", file).result.rows());
    }

    private void assertFails(String part, String hour, byte[] bytes) {
        Path file = hour("X/2019/01/04/" + hour + "_ticks.bi5", bytes);
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("dukascopy", "X", 5, null, file));
        assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    private Path hour(String path, byte[] bytes) {
        return TestFiles.write(folder.resolve(path), bytes);
    }
}
