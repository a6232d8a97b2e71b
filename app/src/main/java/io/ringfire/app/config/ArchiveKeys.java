package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.pathFromWorkingDirectory;

import java.nio.file.Path;

/** The keys of {@code archive}. None of them decides anything. */
final class ArchiveKeys {
    private static final String TO = "archive.to";
    private static final String AFTER = "archive.afterDays";
    private static final String DELETE_AFTER = "archive.deleteAfterDays";
    private static final int MOST_DAYS = 36_500;

    private ArchiveKeys() {}

    static void addTo(KeyTable table) {
        table.add(key(
                        TO,
                        pathFromWorkingDirectory(),
                        "Folder of the archive that old days of the journals go to, best on another disk")
                .decidesNothing());
        table.add(key(
                        AFTER,
                        wholeNumber("days", 1, MOST_DAYS),
                        "Age in days beyond which days go there, unless a run or the next start needs them; never when left out")
                .decidesNothing());
        table.add(key("archive.at", parsed(DayTime.EXPECTS, DayTime::parse), "When that is done each day, UTC")
                .byDefault("00:30")
                .decidesNothing());
        table.add(key(
                        DELETE_AFTER,
                        wholeNumber("days", 2, MOST_DAYS),
                        "Age in days beyond which archived days are deleted for good, runs as a whole; never when left out")
                .decidesNothing());
        table.rule(ArchiveKeys::liesApart);
        table.rule(ArchiveKeys::hasAPlace);
        table.rule(ArchiveKeys::keepsBeforeItDeletes);
    }

    /** What leaves the journals must not come to lie in them. */
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

    private static void hasAPlace(Values values, ReadContext context) {
        for (String name : new String[] {AFTER, DELETE_AFTER}) {
            if (values.get(name) != null && !values.isGiven(TO)) {
                context.problem(values.place(name), name, "there is no archive; name its folder with " + TO);
            }
        }
    }

    private static void keepsBeforeItDeletes(Values values, ReadContext context) {
        Integer after = values.get(AFTER, Integer.class);
        Integer deleteAfter = values.get(DELETE_AFTER, Integer.class);
        if (deleteAfter != null && after != null && deleteAfter <= after) {
            context.problem(
                    values.place(DELETE_AFTER),
                    DELETE_AFTER,
                    deleteAfter + " is not beyond " + AFTER + ", " + after
                            + ": days would be deleted as they come; give more");
        }
    }
}
