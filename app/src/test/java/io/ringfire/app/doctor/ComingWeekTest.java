package io.ringfire.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.doctor.Check.Level;
import io.ringfire.engine.calendar.NewsCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped configuration at several times. */
class ComingWeekTest {
    private static final Path CONFIG = Path.of(System.getProperty("ringfire.root", ".."))
            .resolve("config")
            .toAbsolutePath()
            .normalize();
    private static final long NOW_NS = ns("2026-11-20T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldFindTheShippedFilesGoodForTheWeek() {
        List<Check> checks = new ComingWeek(settings("strategies: []"), NOW_NS).checks();
        assertEquals(
                Set.of(Level.OK), checks.stream().map(Check::level).collect(Collectors.toSet()), checks.toString());
    }

    @Test
    void shouldNameATradedSymbolWithoutTerms() {
        Settings settings =
                settings("strategies: [{name: ema-cross, bars: 1-minute-mid, quantity: 0.1, fast: 2, slow: 3,"
                        + " symbols: [EURUSD, ZZZUSD]}]");
        Check terms = named(new ComingWeek(settings, NOW_NS).checks(), "terms");
        assertEquals(Level.FAIL, terms.level());
        assertEquals("ZZZUSD is missing", terms.found());
        assertTrue(terms.mend().contains("instruments.yaml"), terms.mend());
    }

    @Test
    void shouldAskForHolidaysOnceTheCalendarKnowsOfNoneToCome() {
        Check calendar =
                named(new ComingWeek(settings("strategies: []"), ns("2027-12-30T12:00:00Z")).checks(), "calendar");
        assertEquals(Level.FAIL, calendar.level());
        assertTrue(calendar.found().contains("2028-01-01"), calendar.found());
    }

    @Test
    void shouldJudgeNewsByWhetherTheyAreRequired() {
        long past = NOW_NS - 1;
        long soon = NOW_NS + TimeUnit.DAYS.toNanos(1);
        long later = NOW_NS + TimeUnit.DAYS.toNanos(8);
        Map<Long, Level> required = Map.of(past, Level.FAIL, soon, Level.WARN, later, Level.OK);
        required.forEach((last, level) -> assertEquals(
                level, ComingWeek.news(news(last, true), true, NOW_NS).level()));
        assertEquals(
                Level.WARN, ComingWeek.news(news(past, false), true, NOW_NS).level());
        assertEquals(
                Level.OK, ComingWeek.news(NewsCalendar.EMPTY, false, NOW_NS).level());
    }

    private static NewsCalendar news(long lastNs, boolean isRequired) {
        return NewsCalendar.of(List.of(), 0, 0, lastNs, isRequired);
    }

    private Settings settings(String text) {
        try {
            Path file = Files.writeString(
                    directory.resolve("c.yaml"),
                    "mode: paper\naccount: {currency: USD, balance: 1000, mode: hedging}\nrisk: {tradingHours: true}\n"
                            + text + "\ninstruments: "
                            + CONFIG.resolve("instruments.yaml") + "\ncalendar: " + CONFIG.resolve("calendar.yaml")
                            + "\n");
            return new SettingsLoader(Purpose.SERVICE)
                    .knownStrategies(Set.of("ema-cross"))
                    .file(file)
                    .load()
                    .settings();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Check named(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(checks.toString()));
    }

    private static long ns(String instant) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(instant).getEpochSecond());
    }
}
