package io.ringfire.benchmarks.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The application as a process of its own, on this JVM's binary, started by run.sh as a user starts it. Killed where it is not over in time. */
final class RingfireProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final long startedNs = System.nanoTime();
    private final AtomicBoolean isOver = new AtomicBoolean();

    private RingfireProcess(Process process, long patienceMs) {
        this.process = process;
        lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Thread watch = new Thread(() -> killAfter(patienceMs), "rig-process-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Where the application's jars are; empty where run.sh has not built them. */
    static boolean isBuilt() {
        return Files.isDirectory(home().resolve("app/target/lib"));
    }

    /** Where Ringfire is. */
    static Path home() {
        return Path.of(System.getProperty("ringfire.home", ".")).toAbsolutePath();
    }

    /** Starts it with these arguments of run.sh. */
    static RingfireProcess start(long patienceMs, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home().resolve("run.sh").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home().toFile()).redirectErrorStream(true);
        builder.environment()
                .put(
                        "RINGFIRE_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new RingfireProcess(builder.start(), patienceMs);
    }

    private void killAfter(long patienceMs) {
        try {
            if (!process.waitFor(patienceMs, TimeUnit.MILLISECONDS)) {
                isOver.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads up to a line that holds these words.
     *
     * @return all lines up to it
     * @throws IllegalStateException with what it said, when it ends without
     */
    List<String> readUntil(String words) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(words)) {
                return said;
            }
        }
        throw new IllegalStateException("the process ended " + (isOver.get() ? "by its time limit " : "") + "without \""
                + words + "\"; it said: " + String.join(" | ", said));
    }

    /** All that it says until it ends; throws unless it ends well. */
    String readAll() throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("the process ended with " + code + ": " + text);
        }
        return text.toString();
    }

    /** Its id. */
    long pid() {
        return process.pid();
    }

    /** Since it was started. */
    long elapsedNs() {
        return System.nanoTime() - startedNs;
    }

    /** Kills it, as a loss of power to the process would. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            lines.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
