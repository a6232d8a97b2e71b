package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journal drop}. */
@Command(
        name = "drop",
        description =
                "Removes segments for good. Runs that read them cannot be replayed until the files are imported again.",
        mixinStandardHelpOptions = true)
public final class JournalDropCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Segments, as journal list names them.")
    private List<String> ids;

    @Override
    public Integer call() {
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        Segments segments = new Segments(data);
        List<String> unknown =
                ids.stream().filter(id -> segments.find(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(List.of("no segment " + String.join(", ", unknown) + " in "
                    + segments.history() + "; there are "
                    + segments.list().stream().map(Segment::id).toList()));
        }
        ids.forEach(segments::drop);
        ids.forEach(id -> spec.commandLine().getOut().println("dropped " + id));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
    }
}
