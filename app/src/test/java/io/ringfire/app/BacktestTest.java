package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backtest} on a market small enough to follow by hand. */
class BacktestTest {
    @TempDir
    private Path data;

    @BeforeEach
    void importSomeTicks() throws IOException {
        StringBuilder csv = new StringBuilder("time,bid,ask\n");
        long bid = 110_000;
        for (int second = 0; second < 600; second++) {
            bid += second / 100 % 2 == 0 ? 3 : -3;
            csv.append(String.format(
                    "2024-01-02T00:%02d:%02dZ,%d.%05d,%d.%05d%n",
                    second / 60, second % 60, bid / 100_000, bid % 100_000, (bid + 8) / 100_000, (bid + 8) % 100_000));
        }
        Path file = data.resolve("ticks.csv");
        Files.writeString(file, csv);
        Commands.run(
                        "import",
                        "--format",
                        "csv",
                        "--symbol",
                        "EURUSD",
                        "--data",
                        data.toString(),
                        "--json",
                        file.toString())
                .json();
    }

    @Test
    void shouldReportEveryFieldOfTheContract() {
        JsonNode report = backtest().json();

        for (String field : List.of(
                "ticks",
                "bars",
                "signals",
                "orders",
                "fills",
                "positions",
                "rejects",
                "trades",
                "balance",
                "netProfit",
                "maxDrawdown",
                "stateHash",
                "elapsedSeconds",
                "ticksPerSecond")) {
            assertTrue(report.has(field), field);
        }
        JsonNode trade = report.path("trades").path(0);
        for (String field : List.of(
                "openTime",
                "closeTime",
                "side",
                "symbol",
                "quantity",
                "entry",
                "exit",
                "profit",
                "commission",
                "swap",
                "reason")) {
            assertTrue(trade.has(field), field);
        }
        assertEquals(64, report.path("stateHash").asText().length());
    }

    @Test
    void shouldGiveTheSameStateForTheSameInputs() {
        assertEquals(
                backtest().json().path("stateHash").asText(),
                backtest().json().path("stateHash").asText());
        assertTrue(!backtest()
                .json()
                .path("stateHash")
                .asText()
                .equals(backtest("--set", "strategy.quantity=0.2")
                        .json()
                        .path("stateHash")
                        .asText()));
    }

    @Test
    void shouldAddUpToTheBalance() {
        JsonNode report = backtest("--set", "costs.commissionPerLot=3.5").json();

        java.math.BigDecimal sum = report.path("startBalance").decimalValue();
        for (JsonNode trade : report.path("trades")) {
            sum = sum.add(trade.path("profit").decimalValue())
                    .add(trade.path("commission").decimalValue())
                    .add(trade.path("swap").decimalValue());
        }
        assertEquals(0, sum.compareTo(report.path("balance").decimalValue()));
        assertTrue(report.path("trades").size() > 3);
    }

    @Test
    void shouldRunTwoStrategiesOnOneSymbolEachClosingItsOwn() throws IOException {
        Path config = data.resolve("two.yaml");
        Files.writeString(config, """
                account: {currency: USD, balance: 100000, mode: hedging}
                instruments: %1$s/instruments.yaml
                calendar: %1$s/calendar.yaml
                strategies:
                  - {id: a, name: ema-cross, bars: 10-tick-mid, fast: 2, slow: 5, quantity: 0.1, flatBy: net}
                  - {id: b, name: ema-cross, bars: 10-tick-mid, fast: 8, slow: 3, quantity: 0.1, flatBy: net}
                """.formatted(Path.of(System.getProperty("ringfire.root", ".."), "config")
                .toAbsolutePath()));

        JsonNode report = Commands.run("backtest", "--config", config.toString(), "--data", data.toString(), "--json")
                .json();

        List<String> strategies = new ArrayList<>();
        report.path("trades")
                .forEach(trade -> strategies.add(trade.path("strategy").asText()));
        assertTrue(strategies.contains("a") && strategies.contains("b"), strategies.toString());
        assertEquals(0, report.path("rejects").size(), report.path("rejects").toString());
    }

    @Test
    void shouldListTheStrategiesWhenTheNameIsNoneOfThem() {
        Commands.Answer answer =
                Commands.run("backtest", "--data", data.toString(), "--strategy", "ema-croos", "--symbol", "EURUSD");

        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("ema-croos") && answer.err().contains("ema-cross"), answer.err());
    }

    @Test
    void shouldNameAMissingKeyOfTheStrategy() {
        Commands.Answer answer = Commands.run(
                "backtest",
                "--data",
                data.toString(),
                "--strategy",
                "ema-cross",
                "--symbol",
                "EURUSD",
                "--set",
                "strategy.bars=10-tick-mid",
                "--set",
                "strategy.quantity=1",
                "--set",
                "strategy.fast=3");

        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("slow"), answer.err());
    }

    @Test
    void shouldNameTheImportThatASymbolLacks() {
        Commands.Answer answer = backtest("--symbol", "GBPUSD");

        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("import") && answer.err().contains("GBPUSD"), answer.err());
    }

    @Test
    void shouldNameThePairThatWouldConvert() {
        Commands.Answer answer = backtest(
                "--set", "account.currency=CHF", "--set", "account.balance=1000", "--set", "account.mode=hedging");

        assertEquals(2, answer.exitCode());
        assertTrue(answer.err().contains("USDCHF"), answer.err());
    }

    private Commands.Answer backtest(String... more) {
        return Commands.run(
                List.of(
                        "backtest",
                        "--data",
                        data.toString(),
                        "--symbol",
                        "EURUSD",
                        "--strategy",
                        "ema-cross",
                        "--set",
                        "strategy.bars=10-tick-mid",
                        "--set",
                        "strategy.fast=2",
                        "--set",
                        "strategy.slow=5",
                        "--set",
                        "strategy.quantity=0.1",
                        "--json"),
                more);
    }
}
