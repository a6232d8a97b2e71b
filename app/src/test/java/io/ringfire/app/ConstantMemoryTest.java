package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Import and backtest hold a bounded part of the ticks, however many there are: here 1.5 million, in processes whose heap is too
 * small for them. Seen failing, with an OutOfMemoryError, when the import kept its ticks; with 256 MiB that went unnoticed.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConstantMemoryTest {
    private static final String HEAP = "64m";
    private static final int TICKS = 1_500_000;
    private static final long STEP_MS = 230; // four days in all
    private static final int TREND_TICKS = 4_000;
    private static final int SECONDS = 25;

    @TempDir
    Path folder;

    @Test
    void shouldImportAndBacktestMoreTicksThanTheHeapCouldHold() throws IOException, InterruptedException {
        Path ticks = folder.resolve("ticks.csv");
        write(ticks);

        JsonNode imported = run("import", "--format", "csv", "--symbol", "EURUSD", "--json", ticks.toString());
        assertEquals(TICKS, imported.path("accepted").asInt());
        assertEquals("{}", imported.path("refused").toString());
        assertEquals("2024-01-05", imported.path("lastTime").asText().substring(0, 10));

        JsonNode report = run(
                "backtest",
                "--strategy",
                "ema-cross",
                "--set",
                "strategy.bars=1-minute-mid",
                "--set",
                "strategy.fast=5",
                "--set",
                "strategy.slow=20",
                "--set",
                "strategy.quantity=0.1",
                "--json");
        assertEquals(TICKS, report.path("ticks").asInt());
        assertTrue(report.path("orders").asInt() > 100, report.path("orders").toString());
    }

    private JsonNode run(String... arguments) throws IOException, InterruptedException {
        List<String> command = ChildJvm.command(HEAP);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        Path out = folder.resolve(arguments[0] + ".out");
        Path err = folder.resolve(arguments[0] + ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), arguments[0] + " takes too long");
        } finally {
            process.destroyForcibly();
        }
        return new Commands.Answer(process.exitValue(), Files.readString(out), Files.readString(err)).json();
    }

    /** A random walk that leans up and down by turns, so that averages cross. */
    private static void write(Path file) throws IOException {
        Random random = new Random(7);
        StringBuilder row = new StringBuilder("ts_ms,bid,ask\n");
        long timeMs = 1_704_153_600_000L; // 2024-01-02
        int points = 50_000;
        try (Writer csv = Files.newBufferedWriter(file)) {
            for (int i = 0; i < TICKS; i++) {
                boolean isRising = i / TREND_TICKS % 2 == 0;
                points += random.nextInt(100) < (isRising ? 52 : 48) ? 1 : -1;
                timeMs += STEP_MS;
                row.append(timeMs).append(",1.").append(points).append(",1.").append(points + 8);
                csv.append(row.append('\n'));
                row.setLength(0);
            }
        }
    }
}
