package io.ringfire.app.doctor;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.config.CalendarFile;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.InstrumentSettings;
import io.ringfire.app.config.InstrumentsFile;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.calendar.NewsCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Whether what an operator keeps by hand reaches over the next seven days: terms of trade, calendar, news. */
final class ComingWeek {
    private static final long WEEK_NS = TimeUnit.DAYS.toNanos(7);

    private final Settings settings;
    private final long nowNs;

    ComingWeek(Settings settings, long nowNs) {
        this.settings = settings;
        this.nowNs = nowNs;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        try {
            InstrumentsFile instruments = InstrumentsFile.read(settings.instruments());
            checks.addAll(terms(instruments));
            MarketCalendar calendar = EngineAssembly.calendar(settings);
            checks.add(hours(calendar, traded(instruments.symbols())));
            if (!calendar.hours().isEmpty()) {
                checks.add(closures());
            }
            checks.add(news(calendar.news(), settings.news().file().isPresent(), nowNs));
        } catch (ConfigurationException e) {
            checks.add(Check.fail("calendar", e.getMessage(), "mend the files and keys named; see docs/risk.md"));
        }
        return checks;
    }

    /** Symbols that strategies name; all of the file where one names none. */
    private List<String> traded(SortedMap<String, InstrumentSettings> known) {
        boolean isAny = settings.strategies().stream()
                .anyMatch(strategy -> strategy.symbols().isEmpty());
        return isAny
                ? List.copyOf(known.keySet())
                : List.copyOf(settings.strategies().stream()
                        .flatMap(strategy -> strategy.symbols().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<Check> terms(InstrumentsFile instruments) {
        if (settings.mode() != Settings.Mode.LIVE || settings.accounts().isEmpty()) {
            return List.of(terms("terms", instruments.symbols()));
        }
        return settings.accounts().stream()
                .map(account -> terms("terms " + account.uuid(), instruments.forAccount(account.uuid())))
                .toList();
    }

    private Check terms(String name, SortedMap<String, InstrumentSettings> known) {
        List<String> wrong = new ArrayList<>();
        List<String> traded = traded(known);
        for (String symbol : traded) {
            if (!known.containsKey(symbol)) {
                wrong.add(symbol + " is missing");
            } else if (known.get(symbol).tradeMode() != InstrumentSettings.TradeMode.FULL) {
                wrong.add(symbol + " is " + known.get(symbol).tradeMode());
            }
        }
        return wrong.isEmpty()
                ? Check.ok(name, traded.size() + " traded symbols have their terms")
                : Check.fail(
                        name,
                        String.join(", ", wrong),
                        "write its terms, as the terminal's Specification says them, into " + settings.instruments());
    }

    private Check hours(MarketCalendar calendar, List<String> traded) {
        if (calendar.hours().isEmpty()) {
            return Check.ok("hours", "no trading hours are kept to");
        }
        List<String> closed = calendar.hours().entrySet().stream()
                .filter(each -> traded.contains(each.getKey()))
                .filter(each -> each.getValue().openNsBetween(nowNs, nowNs + WEEK_NS) == 0)
                .map(Map.Entry::getKey)
                .toList();
        return closed.isEmpty()
                ? Check.ok("hours", "every traded symbol opens within the coming seven days")
                : Check.fail(
                        "hours",
                        "closed for the coming seven days: " + String.join(", ", closed),
                        "look at its sessions in " + settings.instruments() + " and at " + settings.calendar());
    }

    /** A calendar whose last holiday is past knows of none to come. */
    private Check closures() {
        LocalDateTime last = CalendarFile.read(settings.calendar()).closures().stream()
                .map(closure -> closure.to())
                .max(LocalDateTime::compareTo)
                .orElse(LocalDateTime.MIN);
        LocalDateTime weekEnds =
                LocalDateTime.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(nowNs + WEEK_NS), 0, ZoneOffset.UTC);
        return last.isAfter(weekEnds)
                ? Check.ok("calendar", "closures are known up to " + last)
                : Check.fail(
                        "calendar",
                        last.equals(LocalDateTime.MIN)
                                ? "it knows of no closure"
                                : "its last closure is that of " + last,
                        "write the broker's next holidays into " + settings.calendar());
    }

    static Check news(NewsCalendar news, boolean isGiven, long nowNs) {
        if (!isGiven) {
            return Check.ok("news", "no file of news is configured");
        }
        String found = news.lastNs() == NewsCalendar.NONE
                ? "the file holds no event"
                : "its last event is at " + Instant.ofEpochSecond(0, news.lastNs());
        String mend = "fetch the coming week's events into news.file, and start the service anew";
        boolean hasEnded = news.hasEnded(nowNs);
        if (hasEnded && news.isRequired()) {
            return Check.fail("news", found + ", and entries are refused without any to come", mend);
        }
        if (hasEnded || news.hasEnded(nowNs + WEEK_NS)) {
            return Check.warn("news", found, mend);
        }
        return Check.ok("news", found);
    }
}
