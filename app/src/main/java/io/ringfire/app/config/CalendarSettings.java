package io.ringfire.app.config;

import java.time.LocalDateTime;
import java.util.List;

/** When the market as a whole is open: every week alike, but for closures. Closures are sorted and do not overlap. */
public record CalendarSettings(WeeklyHours week, List<Closure> closures) {
    /** Keeps its own copy of the closures. */
    public CalendarSettings {
        closures = List.copyOf(closures);
    }

    /** Closed from (inclusive) to (exclusive), local times of the week's zone. */
    public record Closure(String name, LocalDateTime from, LocalDateTime to) {}

    /** True where the market is open at a local time of the week's zone. */
    public boolean isOpen(LocalDateTime local) {
        return week.isOpen(local.getDayOfWeek(), local.getHour() * 60 + local.getMinute())
                && closures.stream().noneMatch(each -> !local.isBefore(each.from()) && local.isBefore(each.to()));
    }
}
