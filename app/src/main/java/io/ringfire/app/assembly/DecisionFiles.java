package io.ringfire.app.assembly;

import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.strategy.Strategies;
import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files beside the configuration on which a run's decisions depend: calendar, news, instruments for their sessions, and the source
 * of strategies. Kept with the run, and named in its configuration relative to it, so that a replay decides by them wherever it is. Of
 * strategies that are classes on a path only the SHA-256 is kept.
 */
public final class DecisionFiles {
    private DecisionFiles() {}

    /** Writes copies. */
    public interface Keeper {
        /**
         * Writes one.
         *
         * @param role {@code calendar.yaml}, {@code instruments.yaml}, {@code news.csv} with what follows in the original's name, or a
         *     strategy's id and the name of its file
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
        return settings.withFiles(instruments, calendar, news)
                .withStrategies(settings.strategies().stream()
                        .map(strategy -> keepCode(strategy, keeper))
                        .toList());
    }

    /** The settings with kept names resolved against the folder that they are in. */
    public static Settings resolve(Settings kept, Path folder) {
        return kept.withFiles(
                        folder.resolve(kept.instruments()),
                        folder.resolve(kept.calendar()),
                        kept.news().file().map(folder::resolve))
                .withStrategies(kept.strategies().stream()
                        .map(each -> each.isSource()
                                ? each.withCode(
                                        folder.resolve(each.name())
                                                .toAbsolutePath()
                                                .normalize()
                                                .toString(),
                                        each.strategyPath(),
                                        each.codeSha256())
                                : each)
                        .toList());
    }

    private static StrategySettings keepCode(StrategySettings strategy, Keeper keeper) {
        if (strategy.isSource()) {
            byte[] source = Strategies.source(strategy);
            Path kept = keep(
                    Path.of(strategy.name()), source, strategy.id() + "." + strategy.simpleName() + ".java", keeper);
            return strategy.withCode(
                    kept.toString(), strategy.strategyPath(), pin(strategy, Strategies.sha256(source)));
        }
        return strategy.isClass()
                ? strategy.withCode(
                        strategy.name(), strategy.strategyPath(), pin(strategy, Strategies.sha256(strategy)))
                : strategy;
    }

    /** What an operator asked for holds; that it is not there is found when the code is loaded. */
    private static Optional<String> pin(StrategySettings strategy, String sha256) {
        return strategy.codeSha256().or(() -> Optional.of(sha256));
    }

    private static Path copy(Path file, String role, Keeper keeper) {
        try {
            return keep(file, Files.readAllBytes(file), role, keeper);
        } catch (IOException e) {
            throw new JournalException("cannot keep " + file + " with the run: " + e, e);
        }
    }

    private static Path keep(Path file, byte[] content, String role, Keeper keeper) {
        try {
            return keeper.keep(role, content);
        } catch (IOException e) {
            throw new JournalException("cannot keep " + file + " with the run: " + e, e);
        }
    }

    private static String compression(String name) {
        return name.endsWith(".gz") ? ".gz" : name.endsWith(".zip") ? ".zip" : "";
    }
}
