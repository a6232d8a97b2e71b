package io.ringfire.benchmarks;

import io.ringfire.benchmarks.ta4j.Ta4jPeer;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * One part of {@code bench}. {@link #all} is the whole of it, in order: what is to run with it is added there.
 *
 * @param name for the headline
 */
record BenchStep(String name, Body body) {
    private static final int QUICK_BARS = 200_000;
    private static final int FULL_BARS = 1_000_000;
    private static final int QUICK_RUNS = 5;
    private static final int FULL_RUNS = 9;

    /** Measures, prints as it goes, and leaves its figures. */
    @FunctionalInterface
    interface Body {
        void run(boolean isQuick, Figures figures, PrintWriter out) throws Exception;
    }

    static List<BenchStep> all() {
        return List.of(
                new BenchStep(
                        "jmh", (isQuick, figures, out) -> JmhRun.of(isQuick).run(".*", figures, out)),
                new BenchStep(
                        "ta4j",
                        (isQuick, figures, out) -> new Ta4jPeer(
                                        isQuick ? QUICK_BARS : FULL_BARS, isQuick ? QUICK_RUNS : FULL_RUNS, out)
                                .run(figures)),
                command("latency", List.of("--samples", "2000", "--warm-up", "2000"), List.of()),
                command(
                        "rig",
                        List.of("--parts", "latency", "--rate", "200000", "--seconds", "2", "--rounds", "1"),
                        List.of("--parts", "latency,peers,throughput")),
                fullOnly(command("orders", List.of(), List.of())),
                fullOnly(command("load", List.of(), List.of())));
    }

    /** A command of {@link BenchMain} as a step: it prints, and leaves no figures. */
    static BenchStep command(String name, List<String> quickArguments, List<String> fullArguments) {
        return new BenchStep(name, (isQuick, figures, out) -> {
            List<String> arguments = new ArrayList<>(List.of(name));
            arguments.addAll(isQuick ? quickArguments : fullArguments);
            int code = new CommandLine(new BenchMain()).setOut(out).execute(arguments.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException("bench " + String.join(" ", arguments) + " ended with code " + code);
            }
        });
    }

    /** A step that takes too long for a quick run, which says so. */
    static BenchStep fullOnly(BenchStep step) {
        return new BenchStep(step.name, (isQuick, figures, out) -> {
            if (isQuick) {
                out.println("left out of a quick run");
            } else {
                step.body.run(false, figures, out);
            }
        });
    }
}
