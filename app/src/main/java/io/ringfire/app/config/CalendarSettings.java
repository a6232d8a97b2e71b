package io.ringfire.app.config;

import io.ringfire.engine.calendar.LocalHours;
import io.ringfire.engine.calendar.OpenHours;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When the market is open: every week alike, but for breaks and closures. Local times are those of the week's zone.
 *
 * @param closures sorted by their beginning
 * @param hours of symbols that do not keep to the week
 * @param sessions by which limits may be named
 */
public record CalendarSettings(
        WeeklyHours week, List<Break> breaks, List<Closure> closures, List<OwnHours> hours, List<Session> sessions) {
    /** Keeps its own copies. */
    public CalendarSettings {
        breaks = List.copyOf(breaks);
        closures = List.copyOf(closures);
        hours = List.copyOf(hours);
        sessions = List.copyOf(sessions);
    }

    /** Closed every day from (inclusive) to (exclusive), minutes of the day; over midnight where the second is not the later. */
    public record Break(String name, DayTime from, DayTime to, List<String> symbols) {}

    /** Closed from (inclusive) to (exclusive). Without symbols, all are. */
    public record Closure(String name, LocalDateTime from, LocalDateTime to, List<String> symbols) {}

    /** Symbols with weekly hours of their own, which those without symbols among breaks and closures may pass by. */
    public record OwnHours(String name, List<String> symbols, WeeklyHours week, boolean marketClosures) {}

    /** Open Monday to Friday from (inclusive) to (exclusive), in its own zone. */
    public record Session(String name, String zone, DayTime from, DayTime to) {
        private static final int WORKING_DAYS = 5;

        /** These sessions on the time line. Allocates much. */
        public OpenHours toHours() {
            return new LocalHours(Zones.id(zone))
                    .daily(from.minuteOfDay(), to.minuteOfDay(), WORKING_DAYS)
                    .toHours();
        }
    }

    /** True where the market as a whole is open at a local time of the week's zone. */
    public boolean isOpen(LocalDateTime local) {
        int minute = local.getHour() * 60 + local.getMinute();
        return week.isOpen(local.getDayOfWeek(), minute)
                && breaks.stream()
                        .filter(each -> each.symbols().isEmpty())
                        .noneMatch(each -> each.from().isWithin(each.to(), minute))
                && closures.stream()
                        .filter(each -> each.symbols().isEmpty())
                        .noneMatch(each -> !local.isBefore(each.from()) && local.isBefore(each.to()));
    }

    /** What closes a symbol; equal for symbols that are closed alike. */
    public record Terms(WeeklyHours week, String zone, List<Break> breaks, List<Closure> closures) {
        private static final int DAYS_IN_WEEK = 7;

        /** When such symbols are open. Allocates much. */
        public OpenHours toHours() {
            LocalHours closed = new LocalHours(Zones.id(zone));
            breaks.forEach(
                    each -> closed.daily(each.from().minuteOfDay(), each.to().minuteOfDay(), DAYS_IN_WEEK));
            closures.forEach(each -> closed.between(each.from(), each.to()));
            return week.toHours().without(closed.toHours());
        }
    }

    /** What this calendar says of a symbol. */
    public Terms of(String symbol) {
        OwnHours own = hours.stream()
                .filter(each -> each.symbols().contains(symbol))
                .findFirst()
                .orElse(null);
        Predicate<List<String>> closesIt =
                symbols -> symbols.contains(symbol) || symbols.isEmpty() && (own == null || own.marketClosures());
        return new Terms(
                own == null ? week : own.week(),
                week.zone(),
                breaks.stream().filter(each -> closesIt.test(each.symbols())).toList(),
                closures.stream().filter(each -> closesIt.test(each.symbols())).toList());
    }

    /** Every symbol that it names, once. */
    public List<String> symbols() {
        return Stream.of(
                        breaks.stream().map(Break::symbols),
                        closures.stream().map(Closure::symbols),
                        hours.stream().map(OwnHours::symbols))
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
