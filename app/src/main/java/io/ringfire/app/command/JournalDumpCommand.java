package io.ringfire.app.command;

import io.ringfire.app.config.Purpose;
import io.ringfire.journal.inspect.JournalDump;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal dump}. */
@Command(name = "dump", description = "Prints records as JSON lines.", mixinStandardHelpOptions = true)
public final class JournalDumpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private JournalPlace place;

    @Option(names = "--from", description = "First instant: a date, or an ISO time.")
    private String from;

    @Option(names = "--to", description = "Last instant.")
    private String to;

    @Option(names = "--limit", defaultValue = "9223372036854775807", description = "Most lines to print.")
    private long limit;

    @Option(names = "--json", description = "Accepted for uniformity: the output is JSON lines always.")
    private boolean json;

    @Override
    public Integer call() {
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        PrintWriter out = spec.commandLine().getOut();
        try (QueueRecordSource source = QueueRecordSource.open(place.queue(data))) {
            JournalDump.print(
                    source,
                    from == null ? Long.MIN_VALUE : Instants.parse("--from", from),
                    to == null ? Long.MAX_VALUE : Instants.parse("--to", to),
                    limit,
                    out);
        }
        out.flush();
        return ExitCode.DONE;
    }
}
