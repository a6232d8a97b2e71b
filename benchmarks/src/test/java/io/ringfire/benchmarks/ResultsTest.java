package io.ringfire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.journal.layout.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seen failing with another tolerance, and with clocks compared always. */
class ResultsTest {
    private static Machine machine(String processor, double load) {
        return new Machine(processor, 2, "24 GB", "Linux", "OpenJDK 64-Bit Server VM 25.0.3+9", List.of(), "c", load);
    }

    private static Results results(Machine machine, Consumer<Figures> fill) {
        Figures figures = new Figures();
        fill.accept(figures);
        return new Results(machine, true, figures.all());
    }

    private static Results quiet(Consumer<Figures> fill) {
        return results(machine("EPYC", 0.5), fill);
    }

    @Test
    void shouldWarnOfWhatIsWorseByMoreThanATenthAlone() {
        Results before = quiet(figures -> {
            figures.cost("detect, processor", 100, "ns/op");
            figures.cost("ingest, processor", 100, "ns/op");
            figures.cost("risk, processor", 100, "ns/op");
            figures.rate("ta4j, ratio", 50, "times");
        });
        Results now = quiet(figures -> {
            figures.cost("detect, processor", 111, "ns/op");
            figures.cost("ingest, processor", 110, "ns/op");
            figures.cost("risk, processor", 50, "ns/op");
            figures.rate("ta4j, ratio", 40, "times");
        });
        assertEquals(
                List.of(
                        "WARNING: detect, processor: 111 ns/op, the reference has 100 (+11 %)",
                        "WARNING: ta4j, ratio: 40 times, the reference has 50 (-20 %)"),
                now.against(before));
        assertEquals(List.of(), before.against(before));
    }

    @Test
    void shouldWarnOfAnObjectWhereThereWasNone() {
        Results none = quiet(figures -> figures.cost("note, allocated", 0.4, "B/op"));
        assertEquals(
                List.of("WARNING: note, allocated: 24 B/op, the reference has 0"),
                quiet(figures -> figures.cost("note, allocated", 24.3, "B/op")).against(none));
        assertEquals(
                List.of(),
                quiet(figures -> figures.cost("note, allocated", 3, "B/op")).against(none));
    }

    /** By the clock nothing compares beside other work. */
    @Test
    void shouldCompareClocksOnlyWhereBothRunsHadTheCores() {
        Results before = quiet(figures -> figures.cost("detect, clock", 100, "ns/op"));
        assertEquals(
                1,
                quiet(figures -> figures.cost("detect, clock", 300, "ns/op"))
                        .against(before)
                        .size());
        Results busy = results(machine("EPYC", 4), figures -> figures.cost("detect, clock", 300, "ns/op"));
        assertEquals(
                List.of(
                        "note: others had the cores in one of the two runs, so processor times are compared and clocks are not"),
                busy.against(before));
    }

    @Test
    void shouldSayWhatCannotBeCompared() {
        Results before = results(machine("Xeon", 0.5), figures -> figures.cost("gone", 1, "ns/op"));
        assertEquals(
                List.of(
                        "note: the reference is of another machine or JDK (Xeon, 2 cores, OpenJDK 64-Bit Server VM 25.0.3+9)",
                        "note: not measured: gone",
                        "note: not in the reference: new"),
                quiet(figures -> figures.cost("new", 1, "ns/op")).against(before));
    }

    @Test
    void shouldSaveAReferenceAndCompareTheNextRunWithItWithoutFailing(@TempDir Path home) throws Exception {
        System.setProperty("ringfire.home", home.toString());
        try {
            assertTrue(bench(100, false).contains("no reference"));
            assertTrue(bench(100, true).contains("written: "));
            Path file = home.resolve("benchmarks/reference/quick.json");
            assertEquals(
                    100, Json.read(file, Results.class).figures().get("step").value());
            assertTrue(bench(105, false).contains("nothing is worse by more than 10 % of 1 figures"));
            assertTrue(bench(150, false).contains("WARNING: step: 150 ns, the reference has 100 (+50 %)"));
            assertEquals(
                    100, Json.read(file, Results.class).figures().get("step").value());
            assertFalse(Files.exists(home.resolve("results.json")));
        } finally {
            System.clearProperty("ringfire.home");
        }
    }

    private static String bench(double ns, boolean saves) throws Exception {
        StringWriter printed = new StringWriter();
        BenchStep step = new BenchStep("step", (isQuick, figures, out) -> figures.cost("step", ns, "ns"));
        new BenchRun(true, null, null, new PrintWriter(printed)).run(List.of(step), saves);
        return printed.toString()
                .lines()
                .filter(line -> !line.startsWith("note: others"))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
