package io.ringfire.app.assembly;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.adapters.news.NewsFile;
import io.ringfire.app.config.CalendarFile;
import io.ringfire.app.config.CalendarSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.InstrumentSettings;
import io.ringfire.app.config.InstrumentsFile;
import io.ringfire.app.config.RiskLimitSettings;
import io.ringfire.app.config.RiskRule;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.config.WeeklyHours;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import io.ringfire.engine.calendar.NewsEvent;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.risk.EntryWindows;
import io.ringfire.engine.risk.SessionLimit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is to be known of hours, sessions and news, out of {@code calendar.yaml}, {@code instruments.yaml} and the file of news. */
final class CalendarAssembly {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private final Settings settings;
    private final Optional<CalendarSettings> file;

    /** Distinct hours once each: they are large, and most symbols share them. */
    private final Map<List<Object>, OpenHours> made = new HashMap<>();

    /**
     * Reads the calendar, where something asks for it.
     *
     * @throws ConfigurationException naming file, line and key
     */
    CalendarAssembly(Settings settings) {
        this.settings = settings;
        this.file = needsCalendar(settings) ? Optional.of(readCalendar(settings.calendar())) : Optional.empty();
    }

    /** Whether any decision depends on {@code calendar.yaml}. */
    static boolean needsCalendar(Settings settings) {
        boolean shieldNeedsIt = !settings.shield().sessions().isEmpty()
                && settings.strategies().stream().anyMatch(StrategySettings::shield);
        return shieldNeedsIt
                || all(settings)
                        .anyMatch(each -> each.tradingHours()
                                || !each.sessions().isEmpty()
                                || each.weekendBeforeMs() > 0
                                || each.weekendAfterMs() > 0);
    }

    private static Stream<RiskLimitSettings> all(Settings settings) {
        return Stream.concat(
                Stream.of(settings.risk().limits()),
                settings.risk().rules().stream().map(RiskRule::limits));
    }

    private static CalendarSettings readCalendar(Path path) {
        try {
            return CalendarFile.read(path);
        } catch (ConfigurationException e) {
            List<String> problems = new ArrayList<>(e.problems());
            problems.add("calendar: name a calendar such as config/calendar.yaml, or set risk.tradingHours: false");
            throw new ConfigurationException(problems);
        }
    }

    /**
     * Makes all of it.
     *
     * @throws ConfigurationException naming what is wrong in the file of news, or a symbol that there is not
     */
    MarketCalendar calendar() {
        SortedMap<String, OpenHours> hours = new TreeMap<>();
        SortedMap<String, SortedMap<String, OpenHours>> byAccount = new TreeMap<>();
        if (file.isPresent()) {
            InstrumentsFile instruments = InstrumentsFile.read(settings.instruments());
            requireSymbols(file.get(), instruments);
            hours.putAll(hours(file.get(), instruments.symbols()));
            for (String account : instruments.accounts()) {
                byAccount.put(account, hours(file.get(), instruments.forAccount(account)));
            }
        }
        List<OpenHours> sessions = file.stream()
                .flatMap(each -> each.sessions().stream())
                .map(CalendarSettings.Session::toHours)
                .toList();
        return new MarketCalendar(hours, byAccount, sessions, settings.risk().rolloverAt(), news());
    }

    /** When entries may not be made. Call once everything named is known to exist. */
    EntryWindows windows(String address, RiskLimitSettings limits) {
        return new EntryWindows(
                limits.tradingHours(),
                sessions(address, limits.sessions()),
                limits.weekendBeforeMs() * NS_PER_MS,
                limits.weekendAfterMs() * NS_PER_MS,
                limits.rolloverBeforeMs() * NS_PER_MS,
                limits.rolloverAfterMs() * NS_PER_MS);
    }

    private SessionLimit sessions(String address, List<String> written) {
        return SessionLimit.anyOf(written.stream()
                .map(overlap -> mask(address, List.of(overlap.split("\\+"))))
                .toList());
    }

    /**
     * The bits of named sessions.
     *
     * @param address of the section that names them, such as {@code shield.}
     * @throws ConfigurationException naming one that the calendar does not have
     */
    int mask(String address, List<String> names) {
        List<String> known = file.stream()
                .flatMap(each -> each.sessions().stream())
                .map(CalendarSettings.Session::name)
                .toList();
        int mask = 0;
        for (String name : names) {
            if (!known.contains(name)) {
                throw new ConfigurationException(List.of(address + "sessions: " + name + " is no session of "
                        + settings.calendar() + "; name one of " + String.join(", ", known)));
            }
            mask |= 1 << known.indexOf(name);
        }
        return mask;
    }

    private SortedMap<String, OpenHours> hours(
            CalendarSettings calendar, SortedMap<String, InstrumentSettings> symbols) {
        SortedMap<String, OpenHours> hours = new TreeMap<>();
        symbols.forEach((symbol, terms) -> hours.put(symbol, hours(calendar, symbol, terms.sessions())));
        return hours;
    }

    private OpenHours hours(CalendarSettings calendar, String symbol, WeeklyHours own) {
        CalendarSettings.Terms terms = calendar.of(symbol);
        OpenHours market = made.computeIfAbsent(List.of(terms), any -> terms.toHours());
        OpenHours weekly = made.computeIfAbsent(List.of(own), any -> own.toHours());
        return made.computeIfAbsent(List.of(terms, own), any -> market.and(weekly));
    }

    /** What is for a symbol that there is not closes nothing, and looks as if it did. */
    private void requireSymbols(CalendarSettings calendar, InstrumentsFile instruments) {
        List<String> problems = calendar.symbols().stream()
                .filter(symbol -> !instruments.symbols().containsKey(symbol))
                .map(symbol -> settings.calendar() + ": " + symbol + " is not in " + settings.instruments()
                        + "; name symbols that are")
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private NewsCalendar news() {
        Settings.News news = settings.news();
        if (news.file().isEmpty()) {
            return NewsCalendar.EMPTY;
        }
        try {
            List<NewsEvent> events = NewsFile.read(news.file().get());
            return NewsCalendar.of(
                    events.stream()
                            .filter(event -> news.impacts().contains(event.impact()))
                            .toList(),
                    news.beforeMinutes() * NS_PER_MINUTE,
                    news.afterMinutes() * NS_PER_MINUTE,
                    events.stream().mapToLong(NewsEvent::timeNs).max().orElse(NewsCalendar.NONE),
                    news.required());
        } catch (ImportException e) {
            throw new ConfigurationException(List.of("news.file: " + e.getMessage()));
        }
    }
}
