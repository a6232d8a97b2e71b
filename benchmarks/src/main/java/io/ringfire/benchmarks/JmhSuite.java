package io.ringfire.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench jmh}: all benchmarks, or some, by {@link JmhRun}. */
@Command(
        name = "jmh",
        description = "Runs the JMH benchmarks, with bytes allocated and processor time an operation.",
        mixinStandardHelpOptions = true)
final class JmhSuite implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "REGEX",
            description = "Which benchmarks, by class and method; default: all.")
    private String regex = ".*";

    @Option(names = "--quick", description = "Short, and one size of each: to see that they run, and about how fast.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Write JMH's results there too, as JSON.")
    private Path out;

    @Override
    public Integer call() throws RunnerException {
        JmhRun run = JmhRun.of(quick);
        if (out != null) {
            run.writes(out);
        }
        run.run(regex, new Figures(), spec.commandLine().getOut());
        return 0;
    }
}
