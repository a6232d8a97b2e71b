package io.ringfire.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second JVM that runs a main class of the tests with the flags of this one. Killed when closed. */
public final class OtherJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private OtherJvm(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts it. */
    public static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        return start(ManagementFactory.getRuntimeMXBean().getInputArguments(), main, arguments);
    }

    /** Starts it without any flag. */
    public static OtherJvm startWithoutFlags(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    private static OtherJvm start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new OtherJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it prints; null when it ended. */
    public String readLine() throws IOException {
        return out.readLine();
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Kills it as kill -9 does and waits for its end. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
