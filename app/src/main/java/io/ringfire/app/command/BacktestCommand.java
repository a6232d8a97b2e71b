package io.ringfire.app.command;

import io.ringfire.app.backtest.Backtest;
import io.ringfire.app.backtest.BacktestReport;
import io.ringfire.app.backtest.ReportText;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.pipeline.PipelineContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: segments to a report. */
@Command(
        name = "backtest",
        description = "Runs strategies over imported segments and reports.",
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Mixin
    private BacktestOptions history;

    @Option(names = "--threading", description = "auto, fused or pipelined: run through the ring; default: without it.")
    private PipelineContext.Threading threading;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.json and trades.csv there.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Settings settings = history.load(options, err);
        BacktestReport report = new Backtest(
                        settings,
                        history.symbols(),
                        history.source(),
                        history.fromNs(),
                        history.toNs(),
                        Optional.ofNullable(threading))
                .run();
        if (out != null) {
            Files.createDirectories(out);
            try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(out.resolve("report.json")))) {
                Output.print(file, report.toJson());
            }
            Files.writeString(out.resolve("trades.csv"), ReportText.tradesCsv(report));
        }
        PrintWriter stdout = spec.commandLine().getOut();
        if (output.isJson()) {
            Output.print(stdout, report.toJson());
        } else {
            stdout.print(ReportText.of(report));
            stdout.flush();
        }
        return ExitCode.DONE;
    }
}
