package io.ringfire.benchmarks.rig;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a figure was measured on, and beside how much else. What this system does not tell is named as unknown. */
final class Machine {
    private static final String UNKNOWN = "unknown";
    private static final double BYTES_PER_GIB = 1L << 30;

    private Machine() {}

    /** One line a key. */
    static Map<String, String> describe() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        lines.put("model", firstOf(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")));
        lines.put("memory", memory());
        lines.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.put("load average", load());
        lines.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        lines.put("collector", collectors());
        lines.put("flags", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        lines.put("commit", commit());
        return lines;
    }

    /** Of one, five and fifteen minutes. */
    static String load() {
        try {
            String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return words[0] + ", " + words[1] + ", " + words[2];
        } catch (IOException e) {
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            return load < 0 ? UNKNOWN : Double.toString(load);
        }
    }

    private static String memory() {
        long bytes = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        return String.format(Locale.ROOT, "%.1f GiB", bytes / BYTES_PER_GIB);
    }

    private static String collectors() {
        StringBuilder names = new StringBuilder();
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(each -> names.append(names.isEmpty() ? "" : ", ").append(each.getName()));
        return names.toString();
    }

    private static Optional<String> firstOf(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of the working tree that run.sh belongs to. */
    private static String commit() {
        Path home = Path.of(System.getProperty("ringfire.home", "."));
        String hash = git(home, "rev-parse", "--short=12", "HEAD");
        if (hash.isEmpty()) {
            return UNKNOWN;
        }
        return git(home, "status", "--porcelain", "--untracked-files=no").isEmpty() ? hash : hash + ", with changes";
    }

    private static String git(Path home, String... words) {
        String[] command = new String[words.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = home.toString();
        System.arraycopy(words, 0, command, 3, words.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
