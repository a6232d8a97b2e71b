package io.ringfire.benchmarks.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OpenLoopRigTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new OpenLoopRig())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((error, commandLine, parsed) -> {
                    err.write(String.valueOf(error.getMessage()));
                    return error instanceof IllegalArgumentException ? 2 : 3;
                })
                .execute(arguments);
    }

    @Test
    void shouldTellTheMachineFirstAndWriteFilesThatNeedNothingElse(@TempDir Path directory) throws Exception {
        Path files = directory.resolve("out");
        int code = run(
                "--rate=5000",
                "--order-every=10",
                "--warm-up=0.1",
                "--seconds=0.2",
                "--rounds=2",
                "--block-mib=1",
                "--out=" + files);
        assertEquals(0, code, () -> out + "\n" + err);
        String text = out.toString();
        assertTrue(text.startsWith("machine "), text);
        assertTrue(text.contains("load "), text);
        assertTrue(text.contains("commit"), text);
        assertTrue(text.contains("5,000 ticks/s, an order at every 10. tick"), text);
        List<String> names;
        try (Stream<Path> list = Files.list(files)) {
            names = list.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertTrue(names.contains("figures.json"), names::toString);
        assertEquals(3, names.stream().filter(name -> name.endsWith(".hgrm")).count(), names::toString);
        String page = Files.readString(files.resolve("rig.html"));
        assertTrue(page.contains("<polyline"), page);
        assertFalse(page.contains("src=") || page.contains("href=") || page.contains("@import"), page);
        String figures = Files.readString(files.resolve("figures.json"));
        assertTrue(figures.contains("\"lost\" : 0"), figures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate=0|--rate 0: 1 to 100000000 is possible",
                "--order-every=0|--order-every 0: 1 or more is possible",
                "--threading=woven|--threading woven is none of auto, fused, pipelined",
                "--profile=fast|--profile fast is none of efficient, low-latency, batch",
                "--ring=1000|--ring 1000: a power of two from 64 on is possible",
                "--rounds=0|--rounds 0: 1 or more is possible",
                "--seconds=0|--seconds 0.0: more than 0 is possible",
            })
    void shouldSayWhichOptionIsWrongAndWhatWouldBeRight(String option, String message) {
        assertEquals(2, run(option));
        assertEquals(message, err.toString());
    }
}
