package io.ringfire.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
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
    private static final TimeValue BRIEF_WARM_UP = TimeValue.milliseconds(200);
    private static final TimeValue BRIEF = TimeValue.milliseconds(100);
    private static final int BRIEF_WARM_UPS = 3;
    private static final int BRIEF_ITERATIONS = 3;
    private static final String BYTES = "gc.alloc.rate.norm";
    private static final String PROCESSOR = "cpu";

    private final ChainedOptionsBuilder options = new OptionsBuilder()
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessorTime.class)
            .shouldFailOnError(true);

    private final boolean isQuick;

    private JmhRun(boolean isQuick) {
        this.isQuick = isQuick;
    }

    /** As long as each benchmark asks for; or, quickly, a fraction of it, and one or a few values of most parameters. */
    static JmhRun of(boolean isQuick) {
        JmhRun run = new JmhRun(isQuick);
        if (isQuick) {
            run.options
                    .forks(1)
                    .warmupIterations(BRIEF_WARM_UPS)
                    .warmupTime(BRIEF_WARM_UP)
                    .measurementIterations(BRIEF_ITERATIONS)
                    .measurementTime(BRIEF)
                    .param("symbols", "15")
                    .param("open", "10")
                    .param("touchAhead", "false")
                    .param("recordsADocument", "64")
                    .param("inputs", "2")
                    .param("waiting", "yielding")
                    .param("format", "csv", "dukascopy", "m1-bid-ask")
                    .param("message", "TICK", "CONFIRMATION", "HEARTBEAT_WITH_POSITIONS")
                    .exclude("DetectorBenchmark.candle");
        }
        return run;
    }

    /** Writes JMH's own results there, as JSON. */
    JmhRun writes(Path file) {
        options.resultFormat(ResultFormatType.JSON).result(file.toString());
        return this;
    }

    /** Runs those whose class and method match, adds what they cost, and prints it: JMH's own table is wider than a screen. */
    void run(String regex, Figures figures, PrintWriter out) throws RunnerException {
        out.flush();
        out.printf("%n%-75s %12s %12s %8s%n", "", "clock ns", "processor ns", "bytes");
        for (RunResult result : new Runner(options.include(regex).build()).run()) {
            String name = name(result);
            double clock = result.getPrimaryResult().getScore();
            double processor = score(result, PROCESSOR);
            double bytes = score(result, BYTES);
            figures.cost(name + Results.CLOCK, clock, "ns/op");
            figures.cost(name + ", processor", processor, "ns/op");
            if (!isQuick) { // what a benchmark sets up weighs on few operations
                figures.cost(name + ", allocated", bytes, "B/op");
            }
            out.printf(Locale.ROOT, "%-75s %,12.1f %,12.1f %,8.1f%n", name, clock, processor, bytes);
        }
        out.flush();
    }

    private static double score(RunResult result, String label) {
        for (String key : result.getSecondaryResults().keySet()) {
            if (key.endsWith(label)) {
                return result.getSecondaryResults().get(key).getScore();
            }
        }
        throw new IllegalStateException(name(result) + " has no figure " + label);
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
