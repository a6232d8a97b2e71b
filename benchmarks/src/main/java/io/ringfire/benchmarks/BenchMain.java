package io.ringfire.benchmarks;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.benchmarks.rig.LatencyRig;
import io.ringfire.benchmarks.rig.LayTicks;
import io.ringfire.benchmarks.rig.LoadRig;
import io.ringfire.benchmarks.rig.OpenLoopRig;
import io.ringfire.benchmarks.rig.OrdersRig;
import io.ringfire.benchmarks.ta4j.Ta4jCommand;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code ./run.sh bench}: all of {@link BenchStep#all}, or one command of it. Exit codes as everywhere: 0 done, 2 usage, 3 failure; a
 * figure that is worse than the reference's is no failure.
 */
@Command(
        name = "bench",
        description = "Runs all benchmarks and compares them with a stored run; or one of the commands below.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MakeTicks.class,
            LayTicks.class,
            JmhSuite.class,
            Ta4jCommand.class,
            LatencyRig.class,
            LoadRig.class,
            OrdersRig.class,
            OpenLoopRig.class
        })
public final class BenchMain implements Callable<Integer> {
    private static final int USAGE = 2;
    private static final int FAILURE = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Short runs, and one size of most: some minutes.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = "Write all figures to DIR/results.json.")
    private Path out;

    @Option(
            names = "--reference",
            paramLabel = "NAME",
            description = "Compare with benchmarks/reference/NAME.json; default: quick or full.")
    private String reference;

    @Option(names = "--save-reference", description = "Make this run the reference in place of comparing it.")
    private boolean saves;

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
    public Integer call() throws Exception {
        if (reference != null && !reference.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "--reference '" + reference + "' is no name of letters, digits, dots and dashes");
        }
        new BenchRun(quick, reference, out, spec.commandLine().getOut()).run(BenchStep.all(), saves);
        return 0;
    }
}
