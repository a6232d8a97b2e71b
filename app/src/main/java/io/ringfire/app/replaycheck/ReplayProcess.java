package io.ringfire.app.replaycheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.app.Main;
import io.ringfire.app.config.ReplayCheckSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Replays in a process of its own, by {@code replay --run service:N --json}: a heap of its own, the lowest priority that the system has,
 * and an end that the service can make to it. It reads the journals and writes nothing of the service's.
 */
public final class ReplayProcess implements RunReplayer {
    /** Exit codes of {@code replay}. */
    private static final int EQUAL = 0;

    private static final int DIFFERS = 1;

    private static final long LOOK_MS = 100;
    private static final long END_PATIENCE_MS = 5_000;
    private static final int LONGEST_TEXT = 500;

    /** What a replay prints is short; notes name findings, and a damaged journal may have many. */
    private static final long MOST_BYTES = 4 << 20;

    /** Of this process's own flags, those without which journals cannot be read; none of its heap, its agents or its ports. */
    private static final List<String> NEEDED = List.of(
            "--add-opens",
            "--add-exports",
            "--enable-native-access",
            "--sun-misc-unsafe-memory-access",
            "-Dchronicle.");

    /** Programs that start another one with the lowest priority. */
    private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

    private final Path data;
    private final long timeoutNs;
    private final List<String> command;

    /** @param data the service's data directory */
    public ReplayProcess(Path data, ReplayCheckSettings settings) {
        this(data, TimeUnit.MINUTES.toNanos(settings.timeoutMinutes()), command(settings.maxHeapMiB()));
    }

    /** @param command to which the arguments of {@code replay} are added */
    ReplayProcess(Path data, long timeoutNs, List<String> command) {
        this.data = data;
        this.timeoutNs = timeoutNs;
        this.command = command;
    }

    /** The JVM that this process runs on, with what it needs and no more. */
    static List<String> command(int maxHeapMiB) {
        List<String> command = new ArrayList<>();
        NICE.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(nice -> command.addAll(List.of(nice.toString(), "-n", "19")));
        command.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> NEEDED.stream().anyMatch(flag::startsWith))
                .forEach(command::add);
        // one thread, and a compiler that is soon done: it is to take little, not to be fast
        command.addAll(List.of("-Xmx" + maxHeapMiB + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dringfire.home=" + System.getProperty("ringfire.home", ".")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }

    @Override
    public Optional<Finding> replay(long runNumber, BooleanSupplier isStopping) {
        Path out = data.resolve("replay-check.out");
        Path err = data.resolve("replay-check.err");
        try {
            Optional<Integer> exitCode = run(runNumber, out, err, isStopping);
            if (exitCode.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(finding(exitCode.get(), text(out), text(err)));
        } catch (TimeoutException e) {
            return failed("it did not end within " + TimeUnit.NANOSECONDS.toMinutes(timeoutNs) + " min");
        } catch (IOException e) {
            return failed("it could not be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            out.toFile().delete();
            err.toFile().delete();
        }
    }

    private static final class TimeoutException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Returns the exit code; empty where it was given up. */
    private Optional<Integer> run(long runNumber, Path out, Path err, BooleanSupplier isStopping)
            throws IOException, InterruptedException, TimeoutException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("replay", "--run", "service:" + runNumber, "--data", data.toString(), "--json"));
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectOutput(out.toFile()).redirectError(err.toFile());
        // the run's own configuration decides; and it needs no secret
        builder.environment().keySet().removeIf(name -> name.startsWith("RINGFIRE_") || name.startsWith("TELEGRAM_"));
        long begunNs = System.nanoTime();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            while (!process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (isStopping.getAsBoolean()) {
                    return Optional.empty();
                }
                if (System.nanoTime() - begunNs > timeoutNs) {
                    throw new TimeoutException();
                }
            }
            return Optional.of(process.exitValue());
        } finally {
            if (process.isAlive()) {
                process.destroyForcibly();
                process.waitFor(END_PATIENCE_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static Finding finding(int exitCode, String out, String err) {
        JsonNode json = read(out);
        if (exitCode == EQUAL && json.path("equal").asBoolean()) {
            return new Finding(
                    Verdict.EQUAL,
                    json.path("equalRecords").asLong() + " records of "
                            + json.path("facts").asLong() + " facts are equal");
        }
        if (exitCode == DIFFERS && json.path("differences").size() > 0) {
            return new Finding(
                    json.path("sameCode").asBoolean() ? Verdict.DIFFERS : Verdict.OTHER_CODE,
                    cut(json.path("differences").path(0).asText()));
        }
        String why = lastLine(err).orElse("it said nothing");
        return new Finding(Verdict.FAILED, cut("exit code " + exitCode + ": " + why));
    }

    /** The object is a line of its own; a JVM may have said something before. */
    private static JsonNode read(String text) {
        ObjectMapper mapper = new ObjectMapper();
        try {
            return mapper.readTree(lastLine(text).orElse("{}"));
        } catch (JsonProcessingException e) {
            return mapper.createObjectNode();
        }
    }

    private static Optional<String> lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce((first, next) -> next);
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too long to be a replay's");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }

    private static Optional<Finding> failed(String why) {
        return Optional.of(new Finding(Verdict.FAILED, why));
    }
}
