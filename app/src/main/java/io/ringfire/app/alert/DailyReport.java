package io.ringfire.app.alert;

import io.ringfire.engine.market.DayStart;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** When the daily line is due. One that was missed because nothing ran is not made up for. */
final class DailyReport {
    private final DayStart at;
    private long dueNs;
    private LocalDate day;

    /** @param nowNs when it begins to wait, epoch ns */
    DailyReport(DayStart at, long nowNs) {
        this.at = at;
        plan(nowNs);
    }

    /** The day, of its own zone, for which it is due now; once each. */
    Optional<LocalDate> due(long nowNs) {
        if (nowNs < dueNs) {
            return Optional.empty();
        }
        LocalDate due = day;
        plan(nowNs);
        return Optional.of(due);
    }

    private void plan(long nowNs) {
        ZonedDateTime now = Instant.ofEpochSecond(0, nowNs).atZone(at.zone());
        ZonedDateTime next = now.toLocalDate().atTime(at.time()).atZone(at.zone());
        if (!next.isAfter(now)) {
            next = now.toLocalDate().plusDays(1).atTime(at.time()).atZone(at.zone());
        }
        day = next.toLocalDate();
        dueNs = TimeUnit.SECONDS.toNanos(next.toEpochSecond());
    }
}
