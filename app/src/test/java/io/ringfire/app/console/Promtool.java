package io.ringfire.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The tool that comes with Prometheus, where this machine has it. */
public final class Promtool {
    private static final String NAME = "promtool";

    private Promtool() {}

    /** Skips the test where it is missing. */
    public static void assumeIsThere() {
        boolean isThere = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, NAME)));
        Assumptions.assumeTrue(isThere, "promtool is not on this machine; Debian's package prometheus has it");
    }

    /** Runs it, with a file to read from; fails where it does not like what it reads. */
    public static void require(Path input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(NAME));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
