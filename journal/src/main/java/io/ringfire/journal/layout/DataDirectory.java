package io.ringfire.journal.layout;

import java.nio.file.Path;

/**
 * The paths of a data directory.
 *
 * <pre>
 *   journal/ticks, journal/fires   the service's queues
 *   journal/config/&lt;hash&gt;.yaml     each configuration that a run had, whole; the files that it names beside it
 *   history/&lt;id&gt;/                  imported segments
 *   runs/&lt;n&gt;/                      backtests
 *   state/                         the published view
 *   installation                   the name of this installation in order ids
 *   lock                           held by the service
 * </pre>
 */
public record DataDirectory(Path root) {
    /** Queue of the inbound records. */
    public Path ticks() {
        return root.resolve("journal").resolve("ticks");
    }

    /** Queue of the outbound records. */
    public Path fires() {
        return root.resolve("journal").resolve("fires");
    }

    /** Where the configuration with this hash is kept. */
    public Path configFile(String hash) {
        return root.resolve("journal").resolve("config").resolve(hash + ".yaml");
    }

    /** Directory of the segments. */
    public Path history() {
        return root.resolve("history");
    }

    /** Directory of the backtests. */
    public Path runs() {
        return root.resolve("runs");
    }

    /** Directory of the published view. */
    public Path state() {
        return root.resolve("state");
    }

    /** The six characters that tell this installation's orders from others'. */
    public Path installation() {
        return root.resolve("installation");
    }

    /** File that the service locks. */
    public Path lockFile() {
        return root.resolve("lock");
    }
}
