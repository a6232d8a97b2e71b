package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.pathFromWorkingDirectory;

import java.nio.file.Path;

/** The keys of {@code log}. None of them decides anything. */
final class LogKeys {
    private static final String FILE = "log.file";
    private static final int MOST_MEGABYTES = 10_000;

    /** What the library's window of numbered files takes. */
    private static final int MOST_FILES = 20;

    private LogKeys() {}

    static void addTo(KeyTable table) {
        table.add(
                key("log.format", choice(LogSettings.Format.class), "How a line looks: for eyes, or an object of JSON")
                        .byDefault("text")
                        .decidesNothing());
        table.add(key(
                        "log.level",
                        choice(LogSettings.Level.class),
                        "What the service's own loggers write; others never more than info")
                .byDefault("warn")
                .decidesNothing());
        table.add(key(
                        FILE,
                        pathFromWorkingDirectory(),
                        "File that it is written to, from the working directory; stderr when left out")
                .decidesNothing());
        table.add(key(
                        "log.maxMegabytes",
                        wholeNumber("MB", 1, MOST_MEGABYTES),
                        "Size of the file in megabytes beyond which it is turned over")
                .byDefault("10")
                .decidesNothing());
        table.add(key("log.keepFiles", wholeNumber("files", 1, MOST_FILES), "Older ones that stay")
                .byDefault("5")
                .decidesNothing());
        table.rule(LogKeys::isPlain);
    }

    /** The library reads other signs in the names of older files. */
    private static void isPlain(Values values, ReadContext context) {
        Path file = values.get(FILE, Path.class);
        if (file != null && !file.toString().matches("[^%(){}\\\\]+")) {
            context.problem(
                    values.place(FILE),
                    FILE,
                    file + " holds one of % ( ) { } \\, which cannot stand in the name of a log; give another");
        }
    }
}
