package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code risk.staleQuoteAfterMs} in backtests: bars that Timers close 10 s after the last quote. Seen failing with the
 * limit of a service as the default: no orders, as in the second run here.
 */
class StaleQuoteLimitTest {
    private static final int HOURS = 4;

    @TempDir
    Path folder;

    @Test
    void shouldHoldInABacktestOnlyWhereAFileSetsIt() throws IOException {
        Path quotes = Files.writeString(folder.resolve("quotes.csv"), quotes());
        String data = folder.resolve("data").toString();
        Commands.run("import", "--format", "csv", "--symbol", "EURUSD", "--data", data, "--json", quotes.toString())
                .json();
        List<String> backtest = List.of(
                "backtest",
                "--data",
                data,
                "--strategy",
                "ema-cross",
                "--set",
                "strategy.bars=1-minute-bid",
                "--set",
                "strategy.fast=2",
                "--set",
                "strategy.slow=5",
                "--set",
                "strategy.quantity=0.1",
                "--json");
        Path config = Files.writeString(
                folder.resolve("ringfire.yaml"),
                "account: {currency: USD, balance: 100000, mode: hedging}\ninstruments: "
                        + Path.of(System.getProperty("ringfire.root")).resolve("config/instruments.yaml") + "\n");

        JsonNode free = Commands.run(backtest).json();
        assertTrue(free.path("orders").asInt() > 20, free.toString());
        assertEquals("{}", free.path("rejects").toString());

        JsonNode limited = Commands.run(backtest, "--config", config.toString()).json();
        assertEquals(0, limited.path("orders").asInt(), limited.toString());
        assertTrue(limited.path("rejects").path("STALE_QUOTE").asInt() > 20, limited.toString());

        JsonNode lifted = Commands.run(backtest, "--config", config.toString(), "--set", "risk.staleQuoteAfterMs=0")
                .json();
        assertEquals(free.path("stateHash"), lifted.path("stateHash"));
    }

    /** At 10, 30 and 50 s of each minute, up and down over 20 minutes. */
    private static String quotes() {
        StringBuilder csv = new StringBuilder("ts_ms,bid,ask\n");
        for (int minute = 0; minute < HOURS * 60; minute++) {
            for (int second = 10; second < 60; second += 20) {
                int phase = minute % 20 < 10 ? minute % 20 : 20 - minute % 20;
                int points = 110_000 + 10 * phase + second / 20;
                csv.append(1_700_000_040_000L + minute * 60_000L + second * 1_000L)
                        .append(String.format(",1.%05d,1.%05d%n", points % 100_000, points % 100_000 + 8));
            }
        }
        return csv.toString();
    }
}
