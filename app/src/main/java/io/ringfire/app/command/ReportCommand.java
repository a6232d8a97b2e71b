package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.report.TradingReport;
import io.ringfire.app.report.TradingReportText;
import io.ringfire.journal.layout.DataDirectory;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code report}: what came of a service's signals. */
@Command(
        name = "report",
        description =
                "What came of a service's signals, by strategy, symbol, hour, confidence and account, from its journals. Won and lost"
                        + " are closes whose profit the venue itself named; others are unknown.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private static final long DAY_NS = Duration.ofDays(1).toNanos();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--from", paramLabel = "T", description = "First instant; default: a day before --to.")
    private String from;

    @Option(names = "--to", paramLabel = "T", description = "Instant behind the last; default: now.")
    private String to;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        long toNs = to == null ? TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) : Instants.parse("--to", to);
        long fromNs = from == null ? toNs - DAY_NS : Instants.parse("--from", from);
        if (fromNs >= toNs) {
            throw new ConfigurationException(
                    List.of("--from " + from + " is not before --to" + (to == null ? ", which is now" : " " + to)));
        }
        PrintWriter out = spec.commandLine().getOut();
        DataDirectory data = StatePlace.data(options, spec.commandLine().getErr(), DataDirectory::ticks);
        TradingReport report = TradingReport.of(data, fromNs, toNs);
        if (output.isJson()) {
            Output.print(out, report.toJson());
        } else {
            out.print(TradingReportText.of(report));
            out.flush();
        }
        return ExitCode.DONE;
    }
}
