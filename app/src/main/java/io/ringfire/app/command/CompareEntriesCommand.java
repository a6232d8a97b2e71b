package io.ringfire.app.command;

import io.ringfire.app.backtest.BacktestMarket;
import io.ringfire.app.check.EntryCheck;
import io.ringfire.app.check.EntryReport;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code compare-entries}: whether entries are worth more than such at random. */
@Command(
        name = "compare-entries",
        description =
                "Runs strategies over a history, and holds each one's entries against as many at random: the same stops, targets"
                        + " and hours, another instant and side.",
        mixinStandardHelpOptions = true)
public final class CompareEntriesCommand implements Callable<Integer> {
    private static final int LEAST_RUNS = 100;
    private static final int MOST_RUNS = 100_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private BacktestOptions history;

    @Mixin
    private Output output;

    @Option(
            names = "--runs",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Runs at random, 100 to 100000; default 1000.")
    private int runs;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "Equal seeds draw equally; default 1.")
    private long seed;

    @Override
    public Integer call() {
        if (runs < LEAST_RUNS || runs > MOST_RUNS) {
            throw new ConfigurationException(
                    List.of("--runs " + runs + " is not from " + LEAST_RUNS + " to " + MOST_RUNS));
        }
        Settings settings = history.load(options, spec.commandLine().getErr());
        BacktestMarket market =
                new BacktestMarket(settings, history.symbols(), history.source(), history.fromNs(), history.toNs());
        EntryReport report = new EntryCheck(settings, market, runs, seed).run();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, report.toJson());
        } else {
            out.print(report.text());
            out.flush();
        }
        return ExitCode.DONE;
    }
}
