package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.engine.builtin.BuiltInStrategies;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A day of fifteen streams of real ticks, all detectors, the shield on. */
@Timeout(600)
class TenDetectorsTest {
    private static final int STREAMS = 15;
    private static final int GOLD = 4; // of every five
    private static final long DAY_MS = 1_399_507_200_000L; // 2014-05-08
    private static final List<String> DETECTORS = BuiltInStrategies.names().stream()
            .filter(name -> !name.equals("ema-cross"))
            .toList();

    @TempDir
    private Path directory;

    private Path config;
    private Path quick;

    @BeforeEach
    void importTheDay() throws IOException {
        Path ticks = Commands.testData("load/fx15_day_aligned.csv.gz");
        config = Files.writeString(directory.resolve("ten.yaml"), configuration(5));
        quick = Files.writeString(directory.resolve("quick.yaml"), configuration(1));
        Files.writeString(directory.resolve("instruments.yaml"), instruments());
        split(ticks);
        for (int i = 0; i < STREAMS; i++) {
            Commands.Answer answer = Commands.run(
                    "import",
                    "--config",
                    config.toString(),
                    "--data",
                    directory.resolve("data").toString(),
                    "--format",
                    "csv",
                    "--symbol",
                    symbol(i),
                    directory.resolve(symbol(i) + ".csv").toString());
            assertEquals(0, answer.exitCode(), answer.err());
        }
    }

    @Test
    void shouldDecideTheSameOnOneThreadOnManyAndAgain() {
        JsonNode direct = backtest();
        assertTrue(direct.path("signals").asInt() > 150, direct.path("signals").toString());
        assertEquals(direct.path("stateHash"), backtest("--threading", "fused").path("stateHash"));
        Commands.Answer replay = Commands.run(
                "replay", "--verify", "--data", directory.resolve("data").toString());
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());

        // a hand-over for each event and stage takes its time: bars of a minute soon have something to say; so early
        // the shield knows
        // little, and is told to let all pass
        config = quick;
        String[] night = {"--to", "2014-05-08T00:40:00Z", "--set", "shield.minScore=0"};
        JsonNode early = backtest(night);
        assertTrue(early.path("signals").asInt() > 15, early.path("signals").toString());
        assertTrue(early.path("orders").asInt() > 25, early.path("orders").toString());
        assertEquals(
                early.path("stateHash"),
                backtest(night[0], night[1], night[2], night[3], "--threading", "pipelined")
                        .path("stateHash"));
    }

    private JsonNode backtest(String... more) {
        List<String> line = new ArrayList<>(List.of(
                "backtest",
                "--config",
                config.toString(),
                "--data",
                directory.resolve("data").toString(),
                "--json"));
        line.addAll(List.of(more));
        return Commands.run(line.toArray(String[]::new)).json();
    }

    private static String configuration(int minutes) {
        StringBuilder yaml = new StringBuilder("""
                instruments: instruments.yaml
                account: {currency: USD, balance: 1000000, mode: hedging, leverage: 500}
                risk: {tradingHours: false, staleQuoteAfterMs: 0}
                shield: {minScore: 5}
                strategies:
                """);
        DETECTORS.forEach(name -> yaml.append("  - {name: ")
                .append(name)
                .append(", bars: ")
                .append(minutes)
                .append("-minute-mid, quantity: 0.5, shield: true}\n"));
        return yaml.toString();
    }

    private static String instruments() throws IOException {
        String shipped = Files.readString(Path.of("..", "config", "instruments.yaml"));
        StringBuilder yaml =
                new StringBuilder(shipped.substring(0, shipped.indexOf("\nsymbols:\n"))).append("\nsymbols:\n");
        for (int i = 0; i < STREAMS; i++) {
            yaml.append("  ")
                    .append(symbol(i))
                    .append(isGold(i) ? GOLD_TERMS : FX_TERMS)
                    .append('\n');
        }
        return yaml.append("accounts: {}\n").toString();
    }

    private static final String GOLD_TERMS =
            ": {template: metal, baseCurrency: XAU, digits: 3, tickSize: 0.001, pipSize: 0.1, contractSize: 100, swapLong: -1, swapShort: -1}";
    private static final String FX_TERMS =
            ": {template: fx, baseCurrency: EUR, profitCurrency: USD, marginCurrency: EUR, swapLong: -1, swapShort: -1}";

    private static boolean isGold(int stream) {
        return stream % 5 == GOLD;
    }

    private static String symbol(int stream) {
        return String.format("S%02d", stream);
    }

    /** Rows are ms of the day, stream, bid, ask. */
    private void split(Path ticks) throws IOException {
        List<BufferedWriter> files = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            files.add(Files.newBufferedWriter(directory.resolve(symbol(i) + ".csv")));
            files.get(i).write("ms,bid,ask\n");
        }
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(ticks)), StandardCharsets.US_ASCII))) {
            rows.readLine();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] fields = row.split(",");
                files.get(Integer.parseInt(fields[1]))
                        .write(DAY_MS + Long.parseLong(fields[0]) + "," + fields[2] + "," + fields[3] + "\n");
            }
        }
        for (BufferedWriter file : files) {
            file.close();
        }
    }
}
