package io.ringfire.benchmarks.ta4j;

import io.ringfire.benchmarks.Figures;
import io.ringfire.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench ta4j}: {@link Ta4jPeer}. */
@Command(
        name = "ta4j",
        description = "A crossing of averages by ours and by ta4j, with the same trades.",
        mixinStandardHelpOptions = true)
public final class Ta4jCommand implements Callable<Integer> {
    private static final int LEAST_BARS = 1_000;
    private static final int LEAST_RUNS = 5;

    @Spec
    private CommandSpec spec;

    @Option(names = "--bars", description = "Bars; default: ${DEFAULT-VALUE}.")
    private int bars = 1_000_000;

    @Option(names = "--runs", description = "Of each, by turns; default: ${DEFAULT-VALUE}.")
    private int runs = 9;

    /** Made by the command line. */
    public Ta4jCommand() {}

    @Override
    public Integer call() throws IOException {
        if (bars < LEAST_BARS || runs < LEAST_RUNS) {
            throw new IllegalArgumentException("--bars " + bars + " --runs " + runs + ": at least " + LEAST_BARS
                    + " bars and " + LEAST_RUNS + " runs give a figure");
        }
        PrintWriter out = spec.commandLine().getOut();
        Machine.here().lines().forEach(out::println);
        new Ta4jPeer(bars, runs, out).run(new Figures());
        return 0;
    }
}
