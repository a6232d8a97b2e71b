package io.ringfire.benchmarks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where a figure was measured. What the system does not tell is "unknown".
 *
 * @param load average of the last minute, as the run began: above 0 others had the cores, too
 */
public record Machine(
        String processor,
        int cores,
        String memory,
        String system,
        String jdk,
        List<String> flags,
        String commit,
        double load) {
    private static final String UNKNOWN = "unknown";
    private static final long GIT_TIMEOUT_S = 5;

    /** This one, now. */
    public static Machine here() {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                field(Path.of("/proc/meminfo"), "MemTotal"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> !flag.startsWith("-Dringfire.home=")) // where, not how
                        .toList(),
                commitHere(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Load averages of one, five and fifteen minutes, now. */
    public static String loads() {
        try {
            String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return words[0] + ", " + words[1] + ", " + words[2];
        } catch (IOException e) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return load < 0 ? UNKNOWN : Double.toString(load);
        }
    }

    /** Whether figures of both may be laid side by side: the same processor, cores and major version of the JDK. */
    public boolean isLike(Machine other) {
        return processor.equals(other.processor)
                && cores == other.cores
                && major(jdk).equals(major(other.jdk));
    }

    /** Whether others left at least half of the cores alone as the run began. */
    @JsonIgnore
    public boolean isQuiet() {
        return load <= cores / 2.0;
    }

    /** For a person to read, a line each. */
    public List<String> lines() {
        return List.of(
                "machine  " + processor + ", " + cores + " cores, " + memory + ", " + system,
                "load     " + load + " in the last minute",
                "jdk      " + jdk,
                "flags    " + String.join(" ", flags),
                "commit   " + commit);
    }

    private static String major(String jdk) {
        return jdk.replaceAll("^.* (\\d+)[^ ]*$", "$1");
    }

    private static String field(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN; // no Linux
        }
    }

    private static String commitHere() {
        String home = System.getProperty("ringfire.home", ".");
        String commit = git(home, "rev-parse", "--short=12", "HEAD");
        if (commit.isEmpty()) {
            return UNKNOWN;
        }
        return git(home, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + " and changes";
    }

    private static String git(String home, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", home));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return git.waitFor(GIT_TIMEOUT_S, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "";
        } catch (IOException e) {
            return ""; // no git here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
