package io.ringfire.app.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code log.*}: how the service writes down what happens to itself. Decides nothing.
 *
 * @param level of the service's own loggers, until somebody says otherwise at run time
 * @param file where it is written; empty for stderr
 * @param maxMegabytes size of the file, in 10⁶ bytes, beyond which it is turned over
 * @param keepFiles older ones that stay
 */
public record LogSettings(Format format, Level level, Optional<Path> file, int maxMegabytes, int keepFiles) {
    /** How a line looks. */
    public enum Format {
        /** For eyes. */
        TEXT,
        /** For machines: one object a line. */
        JSON
    }

    /** What is written: this and all before it. */
    public enum Level {
        /** What a person must look at. */
        ERROR,
        /** What a person should know. */
        WARN,
        /** What was done. */
        INFO,
        /** What helps to find a fault. */
        DEBUG,
        /** Everything. */
        TRACE
    }
}
