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

class Mt5FormatsTest {
    private static final String TICK_HEADER = "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>";
    private static final String BAR_HEADER = "time,open,high,low,close,tick_volume,spread,real_volume";

    @TempDir
    Path folder;

    @Test
    void shouldCarryAMissingSideForward() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("ticks.tsv"),
                TICK_HEADER,
                "2022.11.10\t15:00:00.017\t0.86682\t\t\t\t2",
                "2022.11.10\t15:00:00.228\t\t0.86710\t\t\t4",
                "2022.11.10\t15:00:00.525\t0.86677\t0.86707\t\t\t6",
                "2022.11.10\t15:00:00.787\t0.86679\t\t\t\t2",
                "2022.11.10\t15:00:01.049\t\t\t0.86700\t1\t8");
        ImportedQuotes quotes = ImportedQuotes.of("mt5-ticks", "EURGBP", 5, "NY+7", file);
        assertEquals(
                List.of(
                        row("2022-11-10T13:00:00.228Z", 86682, 86710, QuoteFlags.CARRIED),
                        row("2022-11-10T13:00:00.525Z", 86677, 86707, 0),
                        row("2022-11-10T13:00:00.787Z", 86679, 86707, QuoteFlags.CARRIED)),
                quotes.rows);
        assertEquals(2, quotes.flagged("carried"));
        assertEquals(Map.of("noSideYet", 1L, "noQuote", 1L), quotes.result.refused());
    }

    @Test
    void shouldNotCarryASideFromOneFileToTheNextNorFromARefusedRow() throws ImportException {
        Path first = TestFiles.write(folder.resolve("1.tsv"), "2022.11.10\t15:00:00.017\t0.86682\t0.86712\t\t\t6");
        Path second = TestFiles.write(
                folder.resolve("2.tsv"),
                "2022.11.10\t15:00:01.000\t0.86683\tx\t\t\t6",
                "2022.11.10\t15:00:02.000\t\t0.86713\t\t\t4",
                "2022.11.10\t15:00:03.000\t0.86684\t\t\t\t2");
        ImportedQuotes quotes = ImportedQuotes.of("mt5-ticks", "EURGBP", 5, "NY+7", first, second);
        assertEquals(2, quotes.rows.size());
        assertEquals(row("2022-11-10T13:00:03Z", 86684, 86713, QuoteFlags.CARRIED), quotes.row(1));
        assertEquals(Map.of("notANumber", 1L, "noSideYet", 1L), quotes.result.refused());
    }

    @Test
    void shouldMakeFourQuotesOfABar() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("m1.csv"), BAR_HEADER, "2025-01-02 00:00:00,1.03515,1.03520,1.03510,1.03516,1,70,0");
        assertEquals(
                List.of(
                        row("2025-01-01T22:00:59.700Z", 103515, 103585, 0),
                        row("2025-01-01T22:00:59.800Z", 103520, 103590, 0),
                        row("2025-01-01T22:00:59.900Z", 103510, 103580, 0),
                        row("2025-01-01T22:01:00Z", 103516, 103586, 0)),
                ImportedQuotes.of("mt5-m1", "EURUSD", 5, "NY+7", file).rows);
    }

    @Test
    void shouldReadMt5sOwnBarExport() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("m1.tsv"),
                "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>",
                "2025.01.02\t00:00:00\t1.03515\t1.03520\t1.03510\t1.03516\t1\t0\t70");
        ImportedQuotes quotes = ImportedQuotes.of("mt5-m1", "EURUSD", 5, "UTC", file);
        assertEquals(row("2025-01-02T00:01:00Z", 103516, 103586, 0), quotes.row(3));
    }

    @Test
    void shouldRefuseABarAsAWholeAndCountArtefactsByRow() throws ImportException {
        Path file = TestFiles.write(
                folder.resolve("m1.csv"),
                BAR_HEADER,
                "2025-01-02 00:00:00,1.0352999999999999,1.0354700000000001,1.03510,1.03516,1,70,0",
                "2025-01-02 00:01:00,1.0352999999999999,1.03547,1.03510,bad,1,70,0",
                "2025-01-02 00:02:00,1.03529,1.03547,1.03510,1.035166,1,70,0",
                "2025-01-02 00:03:00,1.03529,1.03547,1.03510,1.03516,1,-1,0",
                "2025-01-02 00:04:00,1.03529,1.03547,1.03510,1.03516,1,1.5,0",
                "2025-01-02 00:05:00,1.03529,1.03547,1.03510,1.03516,1,99999999999999999,0",
                "2025-13-02 00:05:00,1.03529,1.03547,1.03510,1.03516,1,70,0");
        ImportedQuotes quotes = ImportedQuotes.of("mt5-m1", "EURUSD", 5, "NY+7", file);
        assertEquals(4, quotes.rows.size());
        assertEquals(QuoteFlags.FLOAT_ARTEFACT, quotes.row(0).flags());
        assertEquals(103530, quotes.row(0).bid());
        assertEquals(QuoteFlags.FLOAT_ARTEFACT, quotes.row(1).flags());
        assertEquals(0, quotes.row(2).flags());
        assertEquals(1, quotes.flagged("floatArtefact"));
        assertEquals(Map.of("notANumber", 1L, "offGrid", 1L, "badSpread", 3L, "badTime", 1L), quotes.result.refused());
    }

    @Test
    void shouldDemandAZoneAndAHeader() {
        Path file =
                TestFiles.write(folder.resolve("m1.csv"), "time,open,high,low,close", "2025-01-02 00:00:00,1,1,1,1");
        for (String format : new String[] {"mt5-m1", "mt5-ticks"}) {
            ImportException failure =
                    assertThrows(ImportException.class, () -> ImportedQuotes.of(format, "EURUSD", 5, null, file));
            assertEquals(ImportException.Kind.USAGE, failure.kind());
            assertTrue(failure.getMessage().contains("NY+7"), failure.getMessage());
        }
        ImportException failure =
                assertThrows(ImportException.class, () -> ImportedQuotes.of("mt5-m1", "EURUSD", 5, "NY+7", file));
        assertTrue(failure.getMessage().contains("no column spread"), failure.getMessage());
    }

    private static ImportedQuotes.Row row(String instant, long bid, long ask, int flags) {
        return new ImportedQuotes.Row(TestFiles.ns(instant), bid, ask, 0, 0, flags);
    }
}
