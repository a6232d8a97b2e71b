package io.ringfire.benchmarks.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the rig's journals lie: in {@code ringfire.benchmark.dir}, or where this system keeps what is temporary. */
final class RigDirectory {
    private RigDirectory() {}

    /** A new one, for the caller to delete. */
    static Path make() {
        try {
            return Files.createTempDirectory(
                    Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir"))),
                    "ringfire-rig");
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the rig's journals: " + e.getMessage(), e);
        }
    }
}
