package io.ringfire.app.service;

import io.ringfire.app.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@code serve} in a process of its own, with the flags that run.sh would give it. */
final class ServeProcess implements AutoCloseable {
    private static final long POLL_NS = 20_000_000L;

    private final Process process;
    private final Path output;

    private ServeProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it in {@code directory}, with the data directory {@code data} there. */
    static ServeProcess start(Path directory, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--set", "console.http=127.0.0.1:0"));
        for (String socket : List.of("commands", "market", "confirmations")) {
            all.addAll(List.of("--set", "mt5." + socket + "=tcp://127.0.0.1:0"));
        }
        all.addAll(wideLimits());
        all.addAll(List.of(arguments));
        return startWith(directory, all);
    }

    /** As the other, at the ports that its configuration names. */
    static ServeProcess startWith(Path directory, List<String> arguments) throws IOException {
        List<String> command = ChildJvm.command("256m");
        command.add("serve");
        command.addAll(List.of("--data", directory.resolve("data").toString()));
        command.addAll(List.of("--set", "journal.blockSizeMiB=1"));
        command.addAll(List.of("--set", "risk.tradingHours=false")); // tests run on Saturdays too
        command.addAll(arguments);
        Path output = Files.createTempFile(directory, "serve", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ServeProcess(process, output);
    }

    /** Tests look and command more often than a person does. */
    static List<String> wideLimits() {
        List<String> limits = new ArrayList<>();
        for (String limit : List.of("readsPerSecond", "readsBurst", "commandsPerSecond", "commandsBurst")) {
            limits.addAll(List.of("--set", "console.limits." + limit + "=1000000"));
        }
        return limits;
    }

    /** All that it printed. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it printed that. */
    void awaitOutput(String text, int seconds) {
        await("'" + text + "' in its output", () -> output().contains(text), seconds);
    }

    /** Waits for something while the process lives. */
    void await(String what, BooleanSupplier condition, int seconds) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - begunNs > TimeUnit.SECONDS.toNanos(seconds)) {
                throw new AssertionError(
                        "waited for " + what + (process.isAlive() ? "" : ", it ended") + "; it printed:\n" + output());
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** Sends SIGTERM and waits for the end; returns ms. */
    long terminate() throws InterruptedException {
        long begunNs = System.nanoTime();
        process.destroy();
        exitCode();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNs);
    }

    /** Sends SIGKILL and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end; it printed:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
