package io.ringfire.app.command;

import io.ringfire.app.backtest.BacktestMarket;
import io.ringfire.app.check.CheckReport;
import io.ringfire.app.check.StrategyCheck;
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

/** {@code check-strategy}: whether strategies know what comes next. */
@Command(
        name = "check-strategy",
        description =
                "Runs strategies over a history, over histories cut short, and over the whole again: every decision must be the"
                        + " same. Exit 0 when it is, 1 when not.",
        mixinStandardHelpOptions = true)
public final class CheckStrategyCommand implements Callable<Integer> {
    private static final int MOST_CUTS = 1_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private BacktestOptions history;

    @Mixin
    private Output output;

    @Option(
            names = "--cuts",
            defaultValue = "10",
            paramLabel = "N",
            description = "Histories to cut, half of them right behind signals; default 10.")
    private int cuts;

    @Override
    public Integer call() {
        if (cuts < 1 || cuts > MOST_CUTS) {
            throw new ConfigurationException(List.of("--cuts " + cuts + " is not from 1 to " + MOST_CUTS));
        }
        Settings settings = history.load(options, spec.commandLine().getErr());
        BacktestMarket market =
                new BacktestMarket(settings, history.symbols(), history.source(), history.fromNs(), history.toNs());
        CheckReport report = new StrategyCheck(settings, market, cuts).run();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(out, report.toJson());
        } else {
            out.print(report.text());
            out.flush();
        }
        return report.isFine() ? ExitCode.DONE : ExitCode.DIFFERS;
    }
}
