package io.ringfire.benchmarks;

import io.ringfire.journal.layout.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code bench} without a command: every step, then a comparison with a stored run. What is worse is told, and nothing fails for it. */
final class BenchRun {
    private static final String REFERENCES = "benchmarks/reference";

    private final boolean isQuick;
    private final String reference;
    private final Path out;
    private final PrintWriter printer;

    /**
     * @param reference name of the stored run; null for the usual one of quick or full runs
     * @param out directory for the results; null for none
     */
    BenchRun(boolean isQuick, String reference, Path out, PrintWriter printer) {
        this.isQuick = isQuick;
        this.reference = reference == null ? isQuick ? "quick" : "full" : reference;
        this.out = out;
        this.printer = printer;
    }

    /** @param saves whether the run becomes the reference in place of being compared with it */
    void run(List<BenchStep> steps, boolean saves) throws Exception {
        Machine machine = Machine.here();
        machine.lines().forEach(printer::println);
        Figures figures = new Figures();
        for (BenchStep step : steps) {
            printer.println();
            printer.println("== " + step.name());
            printer.flush();
            step.body().run(isQuick, figures, printer);
        }
        Results results = new Results(machine, isQuick, figures.all());
        if (out != null) {
            write(out.resolve("results.json"), results);
        }
        printer.println();
        if (saves) {
            write(referenceFile(), results);
        } else {
            compare(results);
        }
        printer.flush();
    }

    private void compare(Results results) {
        if (!Files.exists(referenceFile())) {
            printer.println("no reference " + referenceFile() + "; --save-reference makes this run one");
            return;
        }
        Results stored = Json.read(referenceFile(), Results.class);
        printer.println("beside " + referenceFile() + " (commit "
                + stored.machine().commit() + ", load " + stored.machine().load() + "):");
        if (stored.quick() != results.quick()) {
            printer.println("note: it is of a " + (stored.quick() ? "quick" : "full") + " run, and not compared");
            return;
        }
        List<String> lines = results.against(stored);
        lines.forEach(printer::println);
        if (lines.stream().noneMatch(line -> line.startsWith("WARNING"))) {
            printer.printf(
                    "nothing is worse by more than %.0f %% of %d figures%n",
                    100 * Results.TOLERANCE, results.figures().size());
        }
    }

    private Path referenceFile() {
        return Path.of(System.getProperty("ringfire.home", "."), REFERENCES, reference + ".json");
    }

    private void write(Path file, Results results) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Json.write(file, results);
        printer.println("written: " + file);
    }
}
