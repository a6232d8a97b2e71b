package io.ringfire.app.replay;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** Finds the run that a replay is asked for. */
public final class Replays {
    private static final String SERVICE_RUN = "service:";

    private Replays() {}

    /**
     * Replays a run.
     *
     * @param wanted a backtest's number, {@code latest}, {@code service} for the newest run of the service, or {@code service:}
     *     and the number of one
     * @throws ConfigurationException when there is no such run
     */
    public static ReplayResult run(
            DataDirectory data, String wanted, Optional<PipelineContext.Threading> threading, Optional<Path> out) {
        return new Replay(find(data, wanted), threading, out).run();
    }

    private static ReplaySource find(DataDirectory data, String wanted) {
        if (wanted.equals("service")) {
            return ServiceRunSource.newest(data);
        }
        if (wanted.startsWith(SERVICE_RUN)) {
            return ServiceRunSource.numbered(data, Long.parseLong(wanted.substring(SERVICE_RUN.length())));
        }
        if (wanted.equals("latest")) {
            return latest(data);
        }
        return RunDirectory.find(data, Long.parseLong(wanted))
                .<ReplaySource>map(run -> new BacktestRun(data, run))
                .orElseThrow(() -> none(data, "no run " + wanted));
    }

    /** Of a backtest and a service's run, the one whose files were written last. */
    private static ReplaySource latest(DataDirectory data) {
        Optional<RunDirectory> backtest = RunDirectory.latest(data);
        boolean hasService = !QueueFiles.of(data.ticks()).isEmpty();
        if (backtest.isEmpty() && !hasService) {
            throw none(data, "no run");
        }
        boolean isServiceNewer = hasService
                && (backtest.isEmpty()
                        || lastWritten(data.ticks())
                                        .compareTo(lastWritten(backtest.get().inbound()))
                                > 0);
        return isServiceNewer ? ServiceRunSource.newest(data) : new BacktestRun(data, backtest.get());
    }

    private static FileTime lastWritten(Path queue) {
        return QueueFiles.of(queue).stream()
                .map(Replays::lastModified)
                .max(FileTime::compareTo)
                .orElse(FileTime.fromMillis(0));
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private static ConfigurationException none(DataDirectory data, String what) {
        return new ConfigurationException(List.of(what + " in " + data.root()));
    }
}
