package io.ringfire.benchmarks;

import java.nio.file.Path;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs JMH benchmarks in processes of their own, which get this process's JVM flags, so those of {@code config/jvm.options} and
 * {@code JAVA_OPTS}. Bytes an operation and processor time are measured beside the time by the clock.
 */
final class JmhRun {
    private static final TimeValue BRIEF = TimeValue.milliseconds(100);
    private static final int BRIEF_WARM_UPS = 3;
    private static final int BRIEF_ITERATIONS = 3;
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final String PROCESSOR = "cpu";

    private final ChainedOptionsBuilder options = new OptionsBuilder()
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessorTime.class)
            .shouldFailOnError(true);

    private JmhRun() {}

    /** As long as each benchmark asks for; or, quickly, a fraction of it, and one value of each parameter that is a size. */
    static JmhRun of(boolean isQuick) {
        JmhRun run = new JmhRun();
        if (isQuick) {
            run.options
                    .forks(1)
                    .warmupIterations(BRIEF_WARM_UPS)
                    .warmupTime(BRIEF)
                    .measurementIterations(BRIEF_ITERATIONS)
                    .measurementTime(BRIEF)
                    .param("symbols", "15")
                    .param("open", "10")
                    .param("touchAhead", "false")
                    .param("inputs", "2");
        }
        return run;
    }

    /** Writes JMH's own results there, as JSON. */
    JmhRun writes(Path file) {
        options.resultFormat(ResultFormatType.JSON).result(file.toString());
        return this;
    }

    /** Runs those whose class and method match, and adds what they cost. */
    void run(String regex, Figures figures) throws RunnerException {
        for (RunResult result : new Runner(options.include(regex).build()).run()) {
            String name = name(result);
            Result<?> score = result.getPrimaryResult();
            figures.cost(name + ", clock", score.getScore(), score.getScoreUnit());
            result.getSecondaryResults().forEach((label, secondary) -> {
                if (label.endsWith(BYTES)) {
                    figures.cost(name + ", allocated", secondary.getScore(), "B/op");
                } else if (label.endsWith(PROCESSOR)) {
                    figures.cost(name + ", processor", secondary.getScore(), "ns/op");
                }
            });
        }
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        int method = benchmark.lastIndexOf('.');
        StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1));
        Collection<String> parameters = result.getParams().getParamsKeys();
        for (String parameter : parameters) {
            name.append(' ')
                    .append(parameter)
                    .append('=')
                    .append(result.getParams().getParam(parameter));
        }
        return name.toString();
    }
}
