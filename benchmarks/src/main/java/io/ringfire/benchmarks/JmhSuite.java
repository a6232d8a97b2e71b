package io.ringfire.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bench jmh}: runs the benchmarks in processes of their own, which get this process's JVM flags, so those of
 * {@code config/jvm.options} and {@code JAVA_OPTS}. Bytes an operation and processor time are measured beside the time by the clock.
 */
@Command(
        name = "jmh",
        description = "Runs the JMH benchmarks, with bytes allocated an operation.",
        mixinStandardHelpOptions = true)
final class JmhSuite implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "REGEX",
            description = "Which benchmarks, by class and method; default: all.")
    private String regex = ".*";

    @Option(names = "--quick", description = "One short warm-up and two short measurements: to see that they run.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the results there too, as JSON.")
    private Path out;

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(regex)
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .shouldFailOnError(true);
        if (quick) {
            TimeValue brief = TimeValue.milliseconds(500);
            options.forks(1)
                    .warmupIterations(1)
                    .warmupTime(brief)
                    .measurementIterations(2)
                    .measurementTime(brief);
        }
        if (out != null) {
            options.resultFormat(ResultFormatType.JSON).result(out.toString());
        }
        new Runner(options.build()).run();
        return 0;
    }
}
