package io.ringfire.benchmarks.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The application as a process of its own: this JVM's binary and module flags, the jars that run.sh would take. Killed where it is not over
 * in time.
 */
final class RingfireProcess implements AutoCloseable {
    private static final String[] KEPT_FLAGS = {
        "--add-", "--enable-native-access", "--sun-misc-unsafe", "-Dchronicle.", "-Dringfire.home"
    };

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

    /**
     * Starts it.
     *
     * @param jvmFlags beside those of this JVM
     * @param arguments of the application
     */
    static RingfireProcess start(long patienceMs, List<String> jvmFlags, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            for (String kept : KEPT_FLAGS) {
                if (flag.startsWith(kept)) {
                    command.add(flag);
                }
            }
        }
        command.addAll(jvmFlags);
        Path archive = home().resolve("app/target/ringfire-" + Runtime.version().feature() + ".jsa");
        if (Files.isRegularFile(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive); // as run.sh does
        }
        command.add("-cp");
        command.add(home() + "/app/target/*:" + home() + "/app/target/lib/*");
        command.add("io.ringfire.app.Main");
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(home().toFile())
                .redirectErrorStream(true)
                .start();
        return new RingfireProcess(process, patienceMs);
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
