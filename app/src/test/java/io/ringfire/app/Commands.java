package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Runs Ringfire's commands in this process, as a shell would, and finds the price files that some tests need. */
public final class Commands {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** What a command printed and returned. */
    public record Answer(int exitCode, String out, String err) {
        /** The one JSON object on stdout. */
        public JsonNode json() {
            assertEquals(0, exitCode, err);
            return anyJson();
        }

        /** As {@link #json}, whatever the exit code. */
        public JsonNode anyJson() {
            try {
                return MAPPER.readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    private Commands() {}

    /** Runs a command. */
    public static Answer run(String... arguments) {
        System.setProperty("ringfire.home", System.getProperty("ringfire.root", ".."));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    /** Runs a command whose arguments are given in parts. */
    public static Answer run(List<String> first, String... more) {
        List<String> arguments = new ArrayList<>(first);
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** A file of the folder named by {@code -Dringfire.testData}; skips the test, visibly, where that is not set. */
    public static Path testData(String relative) {
        String folder = System.getProperty("ringfire.testData", "");
        assumeTrue(!folder.isEmpty(), "set -Dringfire.testData=<folder of price files> to run this test");
        Path file = Path.of(folder).resolve(relative);
        assertEquals(true, Files.exists(file), file + " is missing from the folder of price files");
        return file;
    }
}
