package io.ringfire.app.replay;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the run that a replay is asked for. */
public final class Replays {
    private Replays() {}

    /**
     * Replays a run.
     *
     * @param wanted a backtest's number, {@code latest} or {@code service}
     * @throws ConfigurationException when there is no such run
     */
    public static ReplayResult run(
            DataDirectory data, String wanted, Optional<PipelineContext.Threading> threading, Optional<Path> out) {
        return new Replay(find(data, wanted), threading, out).run();
    }

    private static ReplaySource find(DataDirectory data, String wanted) {
        if (wanted.equals("latest")) {
            return RunDirectory.latest(data)
                    .<ReplaySource>map(run -> new BacktestRun(data, run))
                    .orElseThrow(() -> none(data, "no run"));
        }
        return RunDirectory.find(data, Long.parseLong(wanted))
                .<ReplaySource>map(run -> new BacktestRun(data, run))
                .orElseThrow(() -> none(data, "no run " + wanted));
    }

    private static ConfigurationException none(DataDirectory data, String what) {
        return new ConfigurationException(List.of(what + " in " + data.runs()));
    }
}
