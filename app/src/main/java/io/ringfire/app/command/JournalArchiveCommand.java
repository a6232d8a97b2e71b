package io.ringfire.app.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.archive.ArchiveResult;
import io.ringfire.app.archive.ArchiveRound;
import io.ringfire.app.archive.ArchiveTerms;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.journal.archive.ArchiveSteps;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal archive}. */
@Command(
        name = "archive",
        description =
                "Moves old days of the service's journals to an archive, which commands read by --data. What a run or the next"
                        + " start needs stays. While the service runs it does this by itself: archive.afterDays.",
        mixinStandardHelpOptions = true)
public final class JournalArchiveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(names = "--to", paramLabel = "DIR", description = "The archive; default: key archive.to.")
    private Path to;

    @Option(
            names = "--after-days",
            paramLabel = "N",
            description = "Days that are older may go; default: key archive.afterDays.")
    private Integer afterDays;

    @Option(
            names = "--delete-after-days",
            paramLabel = "N",
            description = "Archived days that are older are deleted for good; default: key archive.deleteAfterDays.")
    private Integer deleteAfterDays;

    @Option(names = "--dry-run", description = "Say what would be done, and touch nothing.")
    private boolean isRehearsal;

    @Override
    public Integer call() {
        Settings settings = options.loader(Purpose.BACKTEST).load().settings();
        DataDirectory data = new DataDirectory(settings.data());
        if (!Files.isDirectory(data.ticks())) {
            throw new ConfigurationException(
                    List.of("--data " + data.root() + " holds no journal of a service: there is nothing to archive"));
        }
        ArchiveTerms terms = terms(settings);
        ArchiveRound round = new ArchiveRound(data, terms);
        print(isRehearsal ? round.rehearse(Instant.now()) : run(data, round), terms);
        return ExitCode.DONE;
    }

    private static ArchiveResult run(DataDirectory data, ArchiveRound round) {
        DataLock lock = DataLock.acquire(data.lockFile(), "data directory " + data.root());
        try {
            return round.run(Instant.now(), ArchiveSteps.unheard());
        } finally {
            lock.close();
        }
    }

    private ArchiveTerms terms(Settings settings) {
        Path place = Optional.ofNullable(to)
                .or(() -> settings.archive().to())
                .orElseThrow(() -> problem("--to is missing: name the archive, or set archive.to"));
        int after = Optional.ofNullable(afterDays)
                .or(() -> settings.archive().afterDays())
                .orElseThrow(() -> problem("--after-days is missing: give days, or set archive.afterDays"));
        Optional<Integer> deleteAfter =
                Optional.ofNullable(deleteAfterDays).or(() -> settings.archive().deleteAfterDays());
        if (after < 1) {
            throw problem("--after-days " + after + " is not 1 or more: today's files are written to");
        }
        if (deleteAfter.isPresent() && deleteAfter.get() <= after) {
            throw problem("--delete-after-days " + deleteAfter.get() + " is not beyond --after-days " + after
                    + ": days would be deleted as they come; give more");
        }
        return new ArchiveTerms(place, after, deleteAfter, settings.bars().warmUpHours(), 0);
    }

    private static ConfigurationException problem(String message) {
        return new ConfigurationException(List.of(message));
    }

    private void print(ArchiveResult result, ArchiveTerms terms) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("archive", terms.to().toString())
                    .put("dryRun", isRehearsal)
                    .put("keptFrom", result.firstNeeded())
                    .put("why", result.why());
            result.copied().forEach(json.putArray("copied")::add);
            result.removed().forEach(json.putArray("removed")::add);
            result.deleted().forEach(json.putArray("deleted")::add);
            result.runs().forEach(json.putArray("runs")::add);
            Output.print(out, json);
        } else {
            out.println((isRehearsal ? "would be done: " : "") + result.describe());
            out.flush();
        }
    }
}
