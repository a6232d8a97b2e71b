package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code risk.*} in backtests. */
class RiskLimitsTest {
    private static final int HOURS = 4;

    @TempDir
    Path folder;

    private List<String> backtest() throws IOException {
        Path quotes = Files.writeString(folder.resolve("quotes.csv"), quotes());
        String data = folder.resolve("data").toString();
        Commands.run("import", "--format", "csv", "--symbol", "EURUSD", "--data", data, "--json", quotes.toString())
                .json();
        return List.of(
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
    }

    /** Each limit lets all through at what the strategy asks for, and nothing one step below; so does the replay of either. */
    @Test
    void shouldHoldABacktestToTheLimitsThatAreSet() throws IOException {
        List<String> backtest = backtest();
        String free = Commands.run(backtest).json().path("stateHash").asText();
        for (String limit : List.of(
                "risk.maxLots=0.1",
                "risk.maxSpreadPoints=8",
                "risk.rules=[{name: r, symbol: EURUSD, maxLots: 0.1}]",
                "risk.rules=[{name: r, symbol: GBPUSD, requireStop: true}, {name: s, account: other, requireStop: true}]")) {
            JsonNode report = Commands.run(backtest, "--set", limit).json();
            assertEquals(free, report.path("stateHash").asText(), limit);
        }
        Map<String, String> refusals = Map.of(
                "risk.maxLots=0.09", "VOLUME_LIMIT",
                "risk.maxSpreadPoints=7", "SPREAD_LIMIT",
                "risk.requireStop=true", "STOP_REQUIRED",
                "risk.riskPerTrade=100%", "STOP_REQUIRED",
                "risk.rules=[{name: r, strategy: ema-cross, maxOpenRisk: 1000000}]", "STOP_REQUIRED");
        for (Map.Entry<String, String> each : refusals.entrySet()) {
            JsonNode report = Commands.run(backtest, "--set", each.getKey()).json();
            assertEquals(0, report.path("orders").asInt(), each.getKey());
            assertTrue(report.path("rejects").path(each.getValue()).asInt() > 20, report.toString());
            JsonNode replay = Commands.run("replay", "--verify", "--data", backtest.get(2), "--json")
                    .json();
            assertEquals(report.path("stateHash"), replay.path("stateHash"), each.getKey());
        }
    }

    /** Broken by a tick of which no stage has anything to write. Seen failing: told by the next event of a slot, and so by another one on the ring. */
    @Test
    void shouldShutAnAccountAtTheSameTickHoweverItRuns() throws IOException {
        List<String> backtest = backtest();
        List<String> limited = List.of("--set", "risk.maxDrawdown=3", "--set", "strategy.bars=5-minute-bid");
        JsonNode direct = Commands.run(backtest, limited.toArray(String[]::new)).json();
        assertTrue(direct.path("rejects").path("DRAWDOWN").asInt() > 3, direct.toString());
        assertTrue(direct.path("orders").asInt() > 0, direct.toString());
        for (String threading : List.of("fused", "pipelined")) {
            JsonNode ring = Commands.run(
                            backtest,
                            Stream.concat(limited.stream(), Stream.of("--threading", threading))
                                    .toArray(String[]::new))
                    .json();
            assertEquals(direct.path("stateHash"), ring.path("stateHash"), threading);
        }
    }

    @Test
    void shouldRefuseARuleForASymbolThatThereIsNot() throws IOException {
        Commands.Answer outcome =
                Commands.run(backtest(), "--set", "risk.rules=[{name: gold, symbol: XAUUSDX, maxLots: 1}]");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("rule.gold.symbol: XAUUSDX is not in "), outcome.err());
    }

    /**
     * Bars that Timers close 10 s after the last quote. Seen failing with the limit of a service as the default: no orders, as in the
     * second run here.
     */
    @Test
    void shouldHoldToStaleQuotesOnlyWhereAFileSetsIt() throws IOException {
        List<String> backtest = backtest();
        Path config = Files.writeString(
                folder.resolve("ringfire.yaml"),
                "account: {currency: USD, balance: 100000, mode: hedging}\ninstruments: "
                        + Path.of(System.getProperty("ringfire.root")).resolve("config/instruments.yaml")
                        + "\ncalendar: "
                        + Path.of(System.getProperty("ringfire.root")).resolve("config/calendar.yaml") + "\n");

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
