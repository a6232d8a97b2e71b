package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.pathFromWorkingDirectory;

import java.nio.file.Path;

/** The keys of {@code backup}. None of them decides anything. */
final class BackupKeys {
    private static final String TO = "backup.to";

    private BackupKeys() {}

    static void addTo(KeyTable table) {
        table.add(key(
                        TO,
                        pathFromWorkingDirectory(),
                        "Folder in which the service's own backups stand, best on another disk; none are made when left out")
                .decidesNothing());
        table.add(key("backup.at", parsed(DayTime.EXPECTS, DayTime::parse), "When one is made each day, UTC")
                .byDefault("23:30")
                .decidesNothing());
        table.add(key("backup.keep", wholeNumber("", 1, 1_000), "How many of them stay")
                .byDefault("7")
                .decidesNothing());
        table.rule(BackupKeys::liesApart);
    }

    /** A backup that lies in what it is of would be copied with it, and lost with it. */
    private static void liesApart(Values values, ReadContext context) {
        Path to = values.get(TO, Path.class);
        Path data = values.get("data", Path.class);
        if (to != null && data != null && (to.startsWith(data) || data.startsWith(to))) {
            context.problem(
                    values.place(TO),
                    TO,
                    to + " and the data directory " + data + " lie one in the other; give a folder"
                            + " apart, best on another disk");
        }
    }
}
