package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.adapters.file.DukascopyCandles;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import}, and what can be had from a segment, by the commands that a quant would type. */
class ImportTest {
    @TempDir
    private Path data;

    @Test
    void shouldCountWhatItFlagsAndGiveTheSameRowsBack() throws IOException {
        JsonNode answer = lean("EURUSD", "lean/forex/fxcm/tick/eurusd", "--zone", "UTC-05");

        assertEquals(675_401, answer.path("accepted").asLong());
        assertEquals(69_354, answer.path("flagged").path("crossed").asLong());
        assertEquals(82_118, answer.path("flagged").path("locked").asLong());
        Path csv = data.resolve("out.csv");
        Commands.run(
                "journal", "export", "--csv", "--symbol", "EURUSD", "--data", data.toString(), "--out", csv.toString());
        try (Stream<String> lines = Files.lines(csv)) {
            assertEquals(675_402, lines.count());
        }
        try (Stream<String> lines = Files.lines(csv)) {
            assertEquals(
                    List.of(
                            "timeNs,symbol,bid,ask,bidVolume,askVolume,flags",
                            "1398920401787000000,EURUSD,1.38727,1.38729,0,0,0"),
                    lines.limit(2).toList());
        }
    }

    @Test
    void shouldGiveEqualBacktestsWhicheverOfTwoSymbolsCameFirst() {
        List<String> hashes = new ArrayList<>();
        for (boolean eurFirst : new boolean[] {true, false}) {
            data = data.resolve("x");
            String[] order = eurFirst ? new String[] {"eurusd", "nzdusd"} : new String[] {"nzdusd", "eurusd"};
            for (String symbol : order) {
                lean(symbol.toUpperCase(java.util.Locale.ROOT), "lean/forex/oanda/tick/" + symbol);
            }
            JsonNode report = Commands.run(
                            "backtest",
                            "--data",
                            data.toString(),
                            "--strategy",
                            "ema-cross",
                            "--set",
                            "strategy.bars=5-minute-mid",
                            "--set",
                            "strategy.fast=10",
                            "--set",
                            "strategy.slow=20",
                            "--set",
                            "strategy.quantity=1",
                            "--json")
                    .json();
            assertEquals(321_559 + 274_268, report.path("ticks").asLong());
            assertTrue(report.path("orders").asLong() > 100);
            hashes.add(report.path("stateHash").asText());
        }
        assertEquals(hashes.get(0), hashes.get(1));
    }

    /** The candles are Dukascopy's own; the bars are the engine's, from the imported ticks. */
    @Test
    void shouldCutTheVendorsOwnMinuteBarsFromItsTicks() throws Exception {
        Path day = Commands.testData("dukascopy/EURUSD/2019/01/04");
        importFiles("dukascopy", "EURUSD", files(day, "h_ticks.bi5"));
        List<long[]> wanted = new ArrayList<>();
        for (DukascopyCandles.Candle candle : DukascopyCandles.read(day.resolve("BID_candles_min_1.bi5"))) {
            wanted.add(new long[] {
                candle.startSecond(),
                candle.openPoints(),
                candle.highPoints(),
                candle.lowPoints(),
                candle.closePoints(),
                Math.round(candle.volumeMillions() * 100.0)
            });
        }
        List<long[]> found = new ArrayList<>();
        BarBuilder builder = BarBuilder.of(
                0,
                BarSpec.parse("1-minute-bid"),
                new BarRules(false, 0, DayStart.NEW_YORK_CLOSE),
                bar -> found.add(values(bar)));
        TickDecoder tick = new TickDecoder();
        try (RecordSource ticks =
                new Segments(new DataDirectory(data)).list().get(0).open()) {
            while (ticks.next()) {
                tick.wrap(
                        ticks.buffer(),
                        ticks.offset() + RecordFrame.BLOCK_OFFSET,
                        TickDecoder.BLOCK_LENGTH,
                        TickDecoder.SCHEMA_VERSION);
                builder.onQuote(tick.venueNs(), tick.bidPoints(), tick.askPoints(), tick.bidVolumeMicroLots());
            }
        }
        builder.onTime(Long.MAX_VALUE / 2);

        assertEquals(1_440, wanted.size());
        for (int minute = 0; minute < 1_440; minute++) {
            org.junit.jupiter.api.Assertions.assertArrayEquals(
                    wanted.get(minute), found.get(minute), "minute " + minute);
        }
    }

    @Test
    void shouldRefuseTheSameFileAgainUnlessForced() throws IOException {
        Path file = write("ticks.csv", "time,bid,ask\n2024-01-02T00:00:00Z,1.10000,1.10001\n");
        List<String> arguments = List.of(
                "import",
                "--format",
                "csv",
                "--symbol",
                "EURUSD",
                "--data",
                data.toString(),
                "--json",
                file.toString());
        Commands.run(arguments).json();

        Commands.Answer again = Commands.run(arguments);

        assertEquals(3, again.exitCode());
        assertTrue(again.err().contains("imported already") && again.err().contains("--force"), again.err());
        assertEquals(
                1, Commands.run(arguments, "--force").json().path("accepted").asLong());
    }

    @Test
    void shouldWriteTheZoneThatWasUsedWhetherAskedForOrTheFormatsOwn() throws IOException {
        Path rows = write("rows.csv", "20240102 000000000,1.10000,1.10001,0\n");
        assertEquals(0, importRows("histdata", rows).exitCode());
        assertEquals("UTC-5", onlySegment().manifest().zone());
        assertEquals(Instant.parse("2024-01-02T05:00:00Z"), firstTime());

        assertEquals(
                0,
                importRows("histdata", rows, "--zone", "UTC+02:00", "--force").exitCode());
        assertEquals("UTC+2", onlySegment().manifest().zone());
        assertEquals(Instant.parse("2024-01-01T22:00:00Z"), firstTime());
    }

    /** Seen failing, with notes on the account's balance, currency, mode and leverage, which concern backtests alone. */
    @Test
    void shouldSayNothingOfWhatOnlyABacktestUses() throws IOException {
        Path rows = write("rows.csv", "time,bid,ask\n2024-01-02T00:00:00Z,1.10000,1.10001\n");
        assertEquals("", importRows("csv", rows).err());
        Commands.Answer more =
                importRows("csv", rows, "--force", "--set", "costs.swap.rates=nowhere.csv", "--set", "bars.graceMs= 5");
        assertEquals(0, more.exitCode());
        assertEquals(
                List.of("note: --set bars.graceMs= 5: spaces around the value are left out, bars.graceMs is '5'"),
                more.err().lines().toList());
    }

    @Test
    void shouldKeepTheGoodRowsAndShowWhereThePriceHasLetters() throws IOException {
        Path file = write(
                "ticks.csv",
                "time,bid,ask\n2024-01-02T00:00:00Z,1.10000,1.10001\n2024-01-02T00:00:01Z,1.1x000,1.10001\n"
                        + "2024-01-02T00:00:02Z,1.10000,1.10002\n");

        Commands.Answer answer = Commands.run(
                "import",
                "--format",
                "csv",
                "--symbol",
                "EURUSD",
                "--data",
                data.toString(),
                "--json",
                file.toString());

        assertEquals(2, answer.json().path("accepted").asLong());
        assertEquals(1, answer.json().path("refused").path("notANumber").asLong());
        assertTrue(answer.err().contains("ticks.csv:3"), answer.err());
    }

    @Test
    void shouldLeaveNoSegmentOfATornGzip() throws IOException {
        byte[] whole = Files.readAllBytes(Commands.testData("truefx/audusd_2020-01-30_31_100000ticks.csv.gz"));
        Path torn = data.resolve("torn.csv.gz");
        Files.createDirectories(data);
        Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));

        Commands.Answer answer = Commands.run(
                "import", "--format", "csv", "--symbol", "AUDUSD", "--data", data.toString(), torn.toString());

        assertEquals(3, answer.exitCode());
        assertTrue(answer.err().contains("torn.csv.gz"), answer.err());
        assertTrue(new Segments(new DataDirectory(data)).list().isEmpty());
    }

    @Test
    void shouldNameTheKnownSymbolsWhenItIsNoneOfThem() throws IOException {
        Path file = write("ticks.csv", "time,bid,ask\n");

        Commands.Answer answer = Commands.run(
                "import", "--format", "csv", "--symbol", "EURUSDX", "--data", data.toString(), file.toString());

        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("EURUSDX") && answer.err().contains("GBPUSD"), answer.err());
    }

    private Commands.Answer importRows(String format, Path file, String... more) {
        return Commands.run(
                List.of(
                        "import",
                        "--format",
                        format,
                        "--symbol",
                        "EURUSD",
                        "--json",
                        "--data",
                        data.toString(),
                        file.toString()),
                more);
    }

    private Segment onlySegment() {
        List<Segment> segments = new Segments(new DataDirectory(data)).list();
        assertEquals(1, segments.size());
        return segments.get(0);
    }

    private Instant firstTime() {
        return Instant.ofEpochSecond(0, onlySegment().manifest().firstNs());
    }

    private static long[] values(Bar bar) {
        return new long[] {
            Math.floorMod(bar.startNs() / 1_000_000_000L, 86_400L),
            bar.openHalfPoints() / 2,
            bar.highHalfPoints() / 2,
            bar.lowHalfPoints() / 2,
            bar.closeHalfPoints() / 2,
            Math.round(bar.volumeMicroLots() / 1e5)
        };
    }

    private JsonNode lean(String symbol, String folder, String... more) {
        return importFiles("lean", symbol, files(Commands.testData(folder), ".zip"), more);
    }

    private JsonNode importFiles(String format, String symbol, List<String> files, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("import", "--format", format, "--symbol", symbol, "--data", data.toString(), "--json"));
        arguments.addAll(List.of(more));
        arguments.addAll(files);
        return Commands.run(arguments).json();
    }

    private static List<String> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(data);
        return Files.write(data.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
