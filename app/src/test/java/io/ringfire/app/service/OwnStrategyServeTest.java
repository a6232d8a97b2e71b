package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.Commands;
import io.ringfire.app.strategy.StrategyTemplate;
import io.ringfire.app.view.StateView;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that runs a file of source, in a process of its own, and its replay elsewhere. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OwnStrategyServeTest {
    private static final int SECONDS = 25;

    @TempDir
    Path directory;

    /** Seen failing when the kept configuration named the original. */
    @Test
    void shouldTradeASourceAndReplayWithoutIt() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("Mine.java"), StrategyTemplate.of("Mine"));
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        // bars of two ticks are narrow: a stop at the template's two ranges would lie within the spread, and be refused
        String strategy = "strategies=[{name: " + source
                + ", bars: 2-tick-mid, period: 3, stopAtrs: 100, targetAtrs: 100, symbols: [XAUUSD, EURUSD]}]";
        try (ServeProcess serve = ServeProcess.start(directory, "--set", strategy);
                StateView view = new StateView(data.state())) {
            serve.awaitOutput("trading", SECONDS);
            serve.await(
                    "a fill", () -> view.status().path("fires").path("FILLED").asLong() > 0, SECONDS);
            serve.terminate();
            assertEquals(0, serve.exitCode(), serve.output());
        }
        Files.delete(source);
        Path elsewhere = Files.move(data.root(), directory.resolve("elsewhere"));

        JsonNode result = Commands.run(
                        "replay", "--verify", "--run", "service", "--data", elsewhere.toString(), "--json")
                .json();

        assertTrue(result.path("equal").asBoolean(), result.toString());
    }
}
