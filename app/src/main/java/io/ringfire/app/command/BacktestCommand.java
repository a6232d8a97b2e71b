package io.ringfire.app.command;

import io.ringfire.app.backtest.Backtest;
import io.ringfire.app.backtest.BacktestReport;
import io.ringfire.app.backtest.ReportText;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.pipeline.PipelineContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

    @Option(names = "--strategy", split = ",", description = "Names or ids of the strategies to run.")
    private List<String> strategies = List.of();

    @Option(names = "--symbol", split = ",", description = "Symbols to trade; default: all that have data.")
    private List<String> symbols = List.of();

    @Option(
            names = "--source",
            defaultValue = "all",
            description = "segments, recorded (by a service in this data directory), or all (default).")
    private Backtest.Source source;

    @Option(names = "--from", description = "First instant: a date, or an ISO time with zone, UTC without.")
    private String from;

    @Option(names = "--to", description = "End, not included; a date means its beginning.")
    private String to;

    @Option(names = "--threading", description = "auto, fused or pipelined: run through the ring; default: without it.")
    private PipelineContext.Threading threading;

    @Option(names = "--out", paramLabel = "DIR", description = "Write report.json and trades.csv there.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        SettingsLoader loader = options.loader(Purpose.BACKTEST);
        if (!strategies.isEmpty()) {
            loader.strategies(strategies);
        }
        Settings settings = ConfigOptions.load(loader, err).settings();
        if (settings.strategies().isEmpty()) {
            throw new ConfigurationException(
                    List.of("no strategy to run: name one with --strategy, or in the configuration's strategies"));
        }
        BacktestReport report = new Backtest(
                        settings,
                        new TreeSet<>(symbols),
                        source,
                        from == null ? Long.MIN_VALUE : Instants.parse("--from", from),
                        to == null ? Long.MAX_VALUE : Instants.parse("--to", to),
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
