package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.engine.builtin.BuiltInStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare-entries} as a quant calls it. */
class CompareEntriesTest {
    @TempDir
    private Path data;

    private Commands.Answer compare(String... options) {
        List<String> line = new ArrayList<>(List.of("compare-entries", "--data", data.toString()));
        line.addAll(List.of(options));
        return Commands.run(line.toArray(String[]::new));
    }

    private static String[] crossing(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--strategy",
                                "ema-cross",
                                "--set",
                                "strategy.bars=1-minute-mid",
                                "--set",
                                "strategy.fast=3",
                                "--set",
                                "strategy.slow=8",
                                "--set",
                                "strategy.quantity=0.1",
                                "--set",
                                "strategy.stopPoints=60"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void shouldTellEntriesBesideAsManyAtRandomAndTheSameEachTime() throws IOException {
        GeneratedHistory.importTo(data, "EURUSD", 7);
        String[] options = crossing("--set", "strategy.targetPoints=60", "--runs", "200", "--json");
        JsonNode row = compare(options).json().path("strategies").path(0);
        assertEquals("ema-cross", row.path("strategy").asText());
        assertTrue(row.path("entries").asInt() > 10, row.toString());
        assertEquals(0, row.path("entriesWithoutStopOrTarget").asInt());
        assertEquals(200, row.path("randomRuns").asInt());
        assertTrue(
                row.path("randomLowR").asDouble() < row.path("randomMeanR").asDouble()
                        && row.path("randomMeanR").asDouble()
                                < row.path("randomHighR").asDouble(),
                row.toString());
        assertEquals(row, compare(options).json().path("strategies").path(0));
    }

    @Test
    void shouldSayWhatDoesNotCount() throws IOException {
        GeneratedHistory.importTo(data, "EURUSD", 7);
        String text = compare(crossing("--runs", "100")).out();
        assertTrue(text.contains("no entries"), text);
        assertTrue(text.contains("entries of ema-cross have no stop or no target, and do not count"), text);
    }

    @Test
    void shouldRefuseSenselessNumbersOfRuns() throws IOException {
        GeneratedHistory.importTo(data, "EURUSD", 7);
        Commands.Answer answer = compare(crossing("--runs", "5"));
        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("--runs 5 is not from 100 to 100000"), answer.err());
    }

    /** Nine days of gold: every detector finds something, and none says a volume or a stop that is refused. */
    @Test
    void shouldFindSomethingWithEveryDetectorOnRealTicks() throws IOException {
        List<String> ticks = new ArrayList<>(List.of(
                "import", "--format", "lean", "--symbol", "XAUUSD", "--digits", "3", "--data", data.toString()));
        Path files = Commands.testData("lean/cfd/oanda/tick/xauusd");
        try (Stream<Path> zips = Files.list(files)) {
            zips.map(Path::toString)
                    .filter(name -> name.endsWith(".zip"))
                    .sorted()
                    .forEach(ticks::add);
        }
        assertEquals(0, Commands.run(ticks.toArray(String[]::new)).exitCode());
        List<String> detectors = BuiltInStrategies.names().stream()
                .filter(name -> !name.equals("ema-cross"))
                .toList();
        assertEquals(10, detectors.size());
        List<String> options = new ArrayList<>(List.of("--strategy", String.join(",", detectors)));
        for (String detector : detectors) {
            options.addAll(List.of("--set", "strategy." + detector + ".bars=5-minute-mid"));
            options.addAll(List.of("--set", "strategy." + detector + ".quantity=0.1"));
        }
        List<String> compared = new ArrayList<>(options);
        compared.addAll(List.of("--runs", "100", "--json"));
        for (JsonNode row : compare(compared.toArray(String[]::new)).json().path("strategies")) {
            assertTrue(row.path("entries").asInt() >= 5, row.toString());
            assertTrue(Math.abs(row.path("meanR").asDouble()) < 5, row.toString());
        }
        options.addAll(0, List.of("backtest", "--data", data.toString()));
        options.add("--json");
        JsonNode report = Commands.run(options.toArray(String[]::new)).json();
        assertTrue(report.path("orders").asInt() > 200, report.path("orders").toString());
        assertEquals("{}", report.path("rejects").toString(), "every stop is where it may be");
    }
}
