package io.ringfire.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the two published backtests that Ringfire reproduces. */
final class PublishedResults {
    private PublishedResults() {}

    static void importUsdjpy(Path data) {
        Commands.run(
                        "import",
                        "--format",
                        "m1-bid-ask",
                        "--symbol",
                        "USDJPY",
                        "--data",
                        data.toString(),
                        "--json",
                        Commands.testData("fxcm/usdjpy-m1-bid-2013.csv.gz").toString(),
                        Commands.testData("fxcm/usdjpy-m1-ask-2013.csv.gz").toString())
                .json();
    }

    static void importAudusd(Path data) {
        Commands.run(
                        "import",
                        "--format",
                        "csv",
                        "--symbol",
                        "AUDUSD",
                        "--data",
                        data.toString(),
                        "--json",
                        Commands.testData("truefx/audusd_2020-01-30_31_100000ticks.csv.gz")
                                .toString())
                .json();
    }

    static List<String> usdjpy(Path data) {
        return backtest(data, "USDJPY", "15-minute-bid", "USD");
    }

    static List<String> audusd(Path data) {
        return backtest(data, "AUDUSD", "100-tick-mid", "AUD");
    }

    private static List<String> backtest(Path data, String symbol, String bars, String currency) {
        List<String> arguments =
                new ArrayList<>(List.of("backtest", "--data", data.toString(), "--symbol", symbol, "--json"));
        arguments.addAll(List.of("--strategy", "ema-cross"));
        for (String set : List.of(
                "strategy.bars=" + bars,
                "strategy.fast=10",
                "strategy.slow=20",
                "strategy.quantity=10",
                "account.currency=" + currency,
                "account.balance=1000000",
                "account.mode=hedging",
                "costs.commissionRate=0.00002",
                "costs.swap.model=rate-differential",
                "costs.swap.rates=" + Commands.testData("rates/short-term-interest.csv.gz"),
                "costs.swap.sideAware=false",
                "costs.swap.tripleDays=WED,FRI")) {
            arguments.add("--set");
            arguments.add(set);
        }
        return arguments;
    }
}
