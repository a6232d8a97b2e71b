package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.journal.archive.ArchiveSteps;
import io.ringfire.journal.archive.Unarchive;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code journal unarchive}. */
@Command(
        name = "unarchive",
        description =
                "Puts archived days back into the journals, byte for byte; they stay in the archive too. Days come back together"
                        + " with those between them and the journal. The service must not run.",
        mixinStandardHelpOptions = true)
public final class JournalUnarchiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--from", paramLabel = "DIR", description = "The archive; default: key archive.to.")
    private Path from;

    @Parameters(arity = "1..*", paramLabel = "DAY", description = "UTC days, such as 2026-11-21.")
    private List<String> days;

    @Override
    public Integer call() {
        Settings settings = options.loader(Purpose.BACKTEST).load().settings();
        DataDirectory data = new DataDirectory(settings.data());
        Path archive = Optional.ofNullable(from)
                .or(() -> settings.archive().to())
                .orElseThrow(() -> problem("--from is missing: name the archive, or set archive.to"));
        SortedSet<LocalDate> wanted = new TreeSet<>();
        days.forEach(day -> wanted.add(parse(day)));
        SortedSet<LocalDate> back = putBack(data, archive, wanted);
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("archive", archive.toString());
            ArrayNode list = json.putArray("days");
            back.forEach(day -> list.add(day.toString()));
            Output.print(out, json);
        } else {
            back.forEach(day -> out.println("back in the journals: " + day));
            out.println(back.size() + " days came back, " + (wanted.size() - back.size()) + " were there");
            out.flush();
        }
        return ExitCode.DONE;
    }

    private static SortedSet<LocalDate> putBack(DataDirectory data, Path archive, SortedSet<LocalDate> wanted) {
        DataLock lock = DataLock.acquire(data.lockFile(), "data directory " + data.root());
        try {
            return Unarchive.run(data, archive, wanted, ArchiveSteps.unheard());
        } finally {
            lock.close();
        }
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw problem("'" + day + "' is no day; give one such as 2026-11-21");
        }
    }

    private static ConfigurationException problem(String message) {
        return new ConfigurationException(List.of(message));
    }
}
