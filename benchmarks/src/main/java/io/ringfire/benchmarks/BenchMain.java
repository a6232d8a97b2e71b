package io.ringfire.benchmarks;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.benchmarks.rig.LatencyRig;
import io.ringfire.benchmarks.rig.LoadRig;
import io.ringfire.benchmarks.rig.OpenLoopRig;
import io.ringfire.benchmarks.rig.OrdersRig;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./run.sh bench}: makes what is measured, and measures. Exit codes as everywhere: 0 done, 2 usage, 3 failure. */
@Command(
        name = "bench",
        description = "Makes benchmark data and runs benchmarks.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MakeTicks.class,
            JmhSuite.class,
            LatencyRig.class,
            LoadRig.class,
            OrdersRig.class,
            OpenLoopRig.class
        })
public final class BenchMain implements Runnable {
    private static final int USAGE = 2;
    private static final int FAILURE = 3;

    @Spec
    private CommandSpec spec;

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        IExecutionExceptionHandler errors = (error, commandLine, parsed) -> {
            commandLine.getErr().println("bench " + commandLine.getCommandName() + ": " + error.getMessage());
            return isUsage(error) ? USAGE : FAILURE;
        };
        System.exit(new CommandLine(new BenchMain())
                .setExecutionExceptionHandler(errors)
                .execute(arguments));
    }

    private static boolean isUsage(Exception error) {
        return error instanceof IllegalArgumentException
                || error instanceof ImportException notRead && notRead.kind() == ImportException.Kind.USAGE;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: make-ticks, jmh, latency, load, orders or rig");
    }
}
