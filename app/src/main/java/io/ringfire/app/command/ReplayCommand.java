package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.replay.ReplayResult;
import io.ringfire.app.replay.Replays;
import io.ringfire.engine.pipeline.PipelineContext;
import io.ringfire.journal.layout.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: a run decided again from its facts. */
@Command(
        name = "replay",
        description =
                "Decides a run again from its facts and compares with its fire journal: exit 0 when equal, 1 when not.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Mixin
    private Output output;

    @Option(
            names = "--run",
            defaultValue = "latest",
            description = "A backtest's number, latest (default), service (its newest run) or service:N (its run N).")
    private String run;

    @Option(names = "--verify", description = "Compare; the default, and the only thing that a replay is for.")
    private boolean verify;

    @Option(names = "--threading", description = "auto, fused or pipelined: run through the ring; default: without it.")
    private PipelineContext.Threading threading;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the fire journal that the facts give there.")
    private Path out;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        DataDirectory data = new DataDirectory(
                options.loader(Purpose.BACKTEST).load().settings().data());
        if (!run.matches("latest|service|(service:)?[1-9][0-9]{0,17}")) {
            throw new ConfigurationException(
                    List.of("--run " + run + " is neither a backtest's number nor latest, service, or service:N"));
        }
        ReplayResult result = Replays.run(data, run, Optional.ofNullable(threading), Optional.ofNullable(out));
        if (output.isJson()) {
            result.notes().forEach(note -> err.println("note: " + note));
            Output.print(spec.commandLine().getOut(), result.toJson());
        } else {
            print(spec.commandLine().getOut(), result);
        }
        return result.isEqual() ? ExitCode.DONE : ExitCode.DIFFERS;
    }

    private static void print(PrintWriter out, ReplayResult result) {
        out.printf(
                "%s: %,d facts decided again, %,d outbound records equal (%.3f s)%n",
                result.run(), result.facts(), result.equalRecords(), result.elapsedSeconds());
        result.notes().forEach(note -> out.println("note: " + note));
        result.differences().forEach(difference -> out.println("DIFFERS: " + difference));
        if (!result.stateHash().isEmpty()) {
            out.println("state hash " + result.stateHash());
        }
        out.println(result.isEqual() ? "EQUAL" : "NOT EQUAL");
        out.flush();
    }
}
