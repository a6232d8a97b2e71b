package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.ingest.QuoteFlags;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counts that are known of real files, from their publishers or by an independent count. */
class RealFilesTest {
    @Test
    void shouldReadOandaEurusd() throws ImportException {
        ImportResult result = count("lean", "EURUSD", 5, null, lean("forex/oanda/tick/eurusd"));
        assertEquals(321_559, result.accepted());
        assertEquals(Map.of(), result.refused());
        assertEquals(0, result.flagged().get("late"));
        assertEquals(TestFiles.ns("2014-05-01T00:00:00.292Z"), result.firstVenueNs());
    }

    @Test
    void shouldReadOandaGoldWithThreeDigitsAndFractionsOfAMillisecond() throws ImportException {
        ImportResult result = count("lean", "XAUUSD", 3, null, lean("cfd/oanda/tick/xauusd"));
        assertEquals(1_312_635, result.accepted());
        assertEquals(Map.of(), result.refused());
        assertEquals(TestFiles.ns("2014-05-01T00:00:00.043142Z"), result.firstVenueNs());
    }

    @Test
    void shouldRefuseOandaGoldRowsThatTwoDigitsCannotHold() throws ImportException {
        ImportResult result = count("lean", "XAUUSD", 2, null, lean("cfd/oanda/tick/xauusd"));
        assertTrue(result.refused().get("offGrid") > 1_000_000);
        assertEquals(1_312_635, result.rows());
    }

    @Test
    void shouldReadFxcmEurusdWithItsCrossedAndLockedQuotes() throws ImportException {
        List<Path> files = new ArrayList<>(List.of(lean("forex/fxcm/tick/eurusd")));
        Collections.reverse(files);
        ImportResult result = count("lean", "EURUSD", 5, "UTC-5", files.toArray(Path[]::new));
        assertEquals(675_401, result.accepted());
        assertEquals(69_354, result.flagged().get("crossed"));
        assertEquals(82_118, result.flagged().get("locked"));
        assertEquals(0, result.flagged().get("late"));
        assertEquals(Map.of(), result.refused());
    }

    @Test
    void shouldReadAudusdTicksByHeader() throws ImportException {
        Path file = TestFiles.real("truefx/audusd_2020-01-30_31_100000ticks.csv.gz");
        ImportResult result = count("csv", "AUDUSD", 5, null, file);
        assertEquals(100_000, result.accepted());
        assertEquals(TestFiles.ns("2020-01-30T15:28:09.820Z"), result.firstVenueNs());
        assertEquals(TestFiles.ns("2020-01-31T20:59:54.501Z"), result.lastVenueNs());
    }

    @Test
    void shouldReadUsdjpyTicksWithIsoTimes() throws ImportException {
        ImportResult result = count("csv", "USDJPY", 3, null, TestFiles.real("truefx/usdjpy-ticks.csv"));
        assertEquals(1_000, result.accepted());
        assertEquals(TestFiles.ns("2013-01-01T22:00:00.295Z"), result.firstVenueNs());
    }

    @Test
    void shouldMakeQuotesOfUsdjpyBars() throws ImportException {
        ImportResult result = count(
                "m1-bid-ask",
                "USDJPY",
                3,
                null,
                TestFiles.real("fxcm/usdjpy-m1-bid-2013.csv.gz"),
                TestFiles.real("fxcm/usdjpy-m1-ask-2013.csv.gz"));
        assertEquals(28_761, result.rows());
        assertEquals(115_044, result.accepted());
        assertEquals(2_549, result.flagged().get("crossed"));
        assertEquals(34_489, result.flagged().get("repeated"));
        assertEquals(Map.of(), result.refused());
    }

    @Test
    void shouldReadAYearOfMt5BarsWithTheirFloatArtefacts() throws ImportException {
        long[] quotesWithArtefact = new long[1];
        ImportResult result = ImportedQuotes.run(
                "mt5-m1",
                "EURUSD",
                5,
                "NY+7",
                (venueNs, bid, ask, bidVolume, askVolume, flags) ->
                        quotesWithArtefact[0] += (flags & QuoteFlags.FLOAT_ARTEFACT) == 0 ? 0 : 1,
                TestFiles.real("mt5/EURUSD_M1_ICMarkets_2025.csv.gz"));
        assertEquals(371_123, result.rows());
        assertEquals(4 * 371_123, result.accepted());
        assertEquals(60_841, result.flagged().get("floatArtefact"), "rows");
        assertEquals(74_223, quotesWithArtefact[0], "prices");
        assertEquals(0, result.flagged().get("late"));
        assertEquals(TestFiles.ns("2025-01-01T22:00:59.700Z"), result.firstVenueNs());
        assertEquals(TestFiles.ns("2025-12-30T22:01:00Z"), result.lastVenueNs());
    }

    @Test
    void shouldReadAnMt5TickExport() throws ImportException {
        Path file = TestFiles.real("mt5/real_sample_2022-11-10_7rows.tsv");
        assertEquals(7, count("mt5-ticks", "EURGBP", 5, "NY+7", file).accepted());
    }

    @Test
    void shouldReadHistDataTicks() throws ImportException {
        ImportResult result =
                count("histdata", "EURUSD", 5, null, TestFiles.real("truefx/histdata_eurusd_9500.csv.gz"));
        assertEquals(9_500, result.accepted());
        assertEquals(TestFiles.ns("2020-01-01T22:00:00.065Z"), result.firstVenueNs());
    }

    @Test
    void shouldReadDukascopyTicks() throws ImportException {
        ImportResult result = count("dukascopy", "EURUSD", 5, null, dukascopyHours());
        assertEquals(136_741, result.accepted());
        assertEquals(Map.of(), result.refused());
    }

    /**
     * Dukascopy's own candles hold the minutes [start, end), so they prove times, prices and volumes of the ticks. Seen
     * failing with bid and ask volume exchanged.
     */
    @Test
    void shouldRebuildDukascopysOwnCandlesFromItsTicks() throws ImportException {
        List<DukascopyCandles.Candle> candles =
                DukascopyCandles.read(TestFiles.real("dukascopy/EURUSD/2019/01/04/BID_candles_min_1.bi5"));
        long midnightNs = TestFiles.ns("2019-02-04T00:00:00Z");
        long[][] minutes = new long[1_440][]; // open, high, low, close, volume
        ImportedQuotes.run(
                "dukascopy",
                "EURUSD",
                5,
                null,
                (venueNs, bid, ask, bidVolume, askVolume, flags) -> {
                    int minute = (int) ((venueNs - midnightNs) / 60_000_000_000L);
                    long[] bar = minutes[minute] == null ? new long[] {bid, bid, bid, bid, 0} : minutes[minute];
                    bar[1] = Math.max(bar[1], bid);
                    bar[2] = Math.min(bar[2], bid);
                    bar[3] = bid;
                    bar[4] += bidVolume;
                    minutes[minute] = bar;
                },
                dukascopyHours());
        int equal = 0;
        for (DukascopyCandles.Candle candle : candles) {
            long[] bar = minutes[(int) (candle.startSecond() / 60)];
            boolean same = bar != null
                    && bar[0] == candle.openPoints()
                    && bar[1] == candle.highPoints()
                    && bar[2] == candle.lowPoints()
                    && bar[3] == candle.closePoints()
                    && Math.round(bar[4] / 1e5) == Math.round(candle.volumeMillions() * 100.0);
            equal += same ? 1 : 0;
        }
        assertEquals(1_440, candles.size());
        assertEquals(1_440, equal);
    }

    private static ImportResult count(String format, String symbol, int digits, String zone, Path... files)
            throws ImportException {
        return ImportedQuotes.run(
                format, symbol, digits, zone, (venueNs, bid, ask, bidVolume, askVolume, flags) -> {}, files);
    }

    private static Path[] lean(String folder) {
        return TestFiles.realFiles("lean/" + folder, ".zip");
    }

    private static Path[] dukascopyHours() {
        return TestFiles.realFiles("dukascopy/EURUSD/2019/01/04", "_ticks.bi5");
    }
}
