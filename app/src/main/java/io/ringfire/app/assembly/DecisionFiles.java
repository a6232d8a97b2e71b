package io.ringfire.app.assembly;

import io.ringfire.app.config.Settings;
import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files beside the configuration on which a run's decisions depend: calendar, news, and instruments for their sessions. Kept
 * with the run, and named in its configuration relative to it, so that a replay decides by them wherever it is.
 */
public final class DecisionFiles {
    private DecisionFiles() {}

    /** Writes copies. */
    public interface Keeper {
        /**
         * Writes one.
         *
         * @param role {@code calendar.yaml}, {@code instruments.yaml}, or {@code news.csv} with what follows in the original's name
         * @return its name in the folder of the configuration
         */
        Path keep(String role, byte[] content) throws IOException;
    }

    /**
     * Keeps all that matter.
     *
     * @return the settings with the names of the copies; those of files that do not matter are as they were
     * @throws JournalException when one cannot be copied
     */
    public static Settings keep(Settings settings, Keeper keeper) {
        boolean needsCalendar = CalendarAssembly.needsCalendar(settings);
        boolean needsInstruments = needsCalendar
                || settings.risk().rules().stream()
                        .anyMatch(rule -> rule.symbol().isPresent());
        Path instruments =
                needsInstruments ? copy(settings.instruments(), "instruments.yaml", keeper) : settings.instruments();
        Path calendar = needsCalendar ? copy(settings.calendar(), "calendar.yaml", keeper) : settings.calendar();
        Optional<Path> news =
                settings.news().file().map(file -> copy(file, "news.csv" + compression(file.toString()), keeper));
        return settings.withFiles(instruments, calendar, news);
    }

    /** The settings with kept names resolved against the folder that they are in. */
    public static Settings resolve(Settings kept, Path folder) {
        return kept.withFiles(
                folder.resolve(kept.instruments()),
                folder.resolve(kept.calendar()),
                kept.news().file().map(folder::resolve));
    }

    private static Path copy(Path file, String role, Keeper keeper) {
        try {
            return keeper.keep(role, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new JournalException("cannot keep " + file + " with the run: " + e, e);
        }
    }

    private static String compression(String name) {
        return name.endsWith(".gz") ? ".gz" : name.endsWith(".zip") ? ".zip" : "";
    }
}
