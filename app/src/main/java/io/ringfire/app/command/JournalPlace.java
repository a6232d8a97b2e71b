package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a journal command is told which queue it is about. */
final class JournalPlace {
    @Option(names = "--segment", paramLabel = "ID", description = "A segment, as journal list names it.")
    private String segment;

    @Option(names = "--run", description = "A backtest's number, latest or service (the default).")
    private String run;

    @Option(names = "--fires", description = "What was decided; else the facts.")
    private boolean fires;

    /** Whether a segment was named. */
    boolean isSegment() {
        return segment != null;
    }

    /** Whether a run was named. */
    boolean isRun() {
        return run != null;
    }

    /** Whether the service's own journal was named, or nothing at all. */
    boolean isService() {
        return segment == null && (run == null || run.equals("service"));
    }

    /** The segment that was named. */
    Segment segment(DataDirectory data) {
        Segments segments = new Segments(data);
        return segments.find(segment)
                .orElseThrow(() -> problem("--segment " + segment + " is not in " + segments.history() + "; there are "
                        + segments.list().stream().map(Segment::id).toList()));
    }

    /** The queue that was named: of a segment, a run, or the service. */
    Path queue(DataDirectory data) {
        return queue(data, fires);
    }

    /** As the other, facts or fires by the caller's choice. */
    Path queue(DataDirectory data, boolean wantsFires) {
        if (segment != null) {
            return segment(data).queueDirectory();
        }
        if (isService()) {
            return wantsFires ? data.fires() : data.ticks();
        }
        RunDirectory found = run(data);
        return wantsFires ? found.fires() : found.inbound();
    }

    /** The backtest's run that was named. */
    RunDirectory run(DataDirectory data) {
        if (run.equals("latest")) {
            return RunDirectory.latest(data).orElseThrow(() -> problem("--run latest: no run in " + data.runs()));
        }
        if (!run.matches("[1-9][0-9]{0,17}")) {
            throw problem("--run " + run + " is neither a run's number nor latest nor service");
        }
        return RunDirectory.find(data, Long.parseLong(run))
                .orElseThrow(() -> problem("--run " + run + ": no such run in " + data.runs()));
    }

    private static ConfigurationException problem(String message) {
        return new ConfigurationException(List.of(message));
    }
}
