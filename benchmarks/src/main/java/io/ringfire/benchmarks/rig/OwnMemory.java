package io.ringfire.benchmarks.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * This process's memory as the kernel counts it.
 *
 * @param anonymousMiB its own, no file's: the heap as far as it was touched, the JVM's, stacks, buffers
 * @param residentMiB that, and what is in memory of the files that it maps
 */
record OwnMemory(double anonymousMiB, double residentMiB) {
    private static final Path ROLLUP = Path.of("/proc/self/smaps_rollup");
    private static final double KIB_PER_MIB = 1_024;

    /** Whether this system tells it. */
    static boolean isTold() {
        return Files.isReadable(ROLLUP);
    }

    /** As it is now. */
    static OwnMemory read() throws IOException {
        double anonymous = 0;
        double resident = 0;
        for (String line : Files.readAllLines(ROLLUP)) {
            String[] words = line.toLowerCase(Locale.ROOT).split("\\s+");
            if (words[0].equals("anonymous:")) {
                anonymous = Long.parseLong(words[1]) / KIB_PER_MIB;
            } else if (words[0].equals("rss:")) {
                resident = Long.parseLong(words[1]) / KIB_PER_MIB;
            }
        }
        return new OwnMemory(anonymous, resident);
    }
}
