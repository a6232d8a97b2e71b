package io.ringfire.app.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.config.DayTime;
import io.ringfire.app.daily.DailyWork;
import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.archive.ArchiveSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Days of a schedule, at 00:30 UTC, on a clock that is set by hand. */
class ArchiveScheduleTest {
    private final List<Instant> made = new ArrayList<>();
    private String problem = "";
    private ArchiveSteps steps;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private ArchiveSchedule schedule(String latest) {
        return new ArchiveSchedule(
                new DayTime(30),
                Instant.parse(latest),
                this::make,
                () -> TimeUnit.SECONDS.toNanos(now.getEpochSecond()));
    }

    private ArchiveResult make(Instant when, ArchiveSteps heard) {
        made.add(when);
        steps = heard;
        if (!problem.isEmpty()) {
            throw new JournalException(problem);
        }
        return new ArchiveResult(List.of(), List.of("2026-10-01", "2026-10-02"), List.of(), List.of(), "", "");
    }

    @Test
    void shouldMakeARoundADayAndOneThatWasMissedBehindAStart() {
        ArchiveSchedule schedule = schedule("2026-11-20T00:30:00Z");
        assertFalse(schedule.look());
        now = Instant.parse("2026-11-21T00:30:00Z");
        assertTrue(schedule.look());
        assertFalse(schedule.look());
        assertEquals(
                TimeUnit.SECONDS.toNanos(now.getEpochSecond()),
                schedule.status().lastNs());
        assertEquals(2, schedule.status().days());
        ArchiveSchedule never = schedule("1970-01-01T00:00:00Z");
        assertFalse(never.look(), "a start has enough to do");
        now = now.plus(DailyWork.AFTER_START);
        assertTrue(never.look());
    }

    /** Seen failing where a stop was taken for a failure. */
    @Test
    void shouldSayWhyOneFailedAndTryAgainAndNotTakeAStopForAFailure() {
        ArchiveSchedule schedule = schedule("2026-11-20T00:30:00Z");
        problem = "12 MiB are free";
        now = Instant.parse("2026-11-21T00:30:00Z");
        assertTrue(schedule.look());
        assertEquals("12 MiB are free", schedule.status().problem());
        now = now.plus(DailyWork.RETRY);
        problem = "";
        assertTrue(schedule.look());
        assertEquals("", schedule.status().problem());
        assertEquals(2, made.size());
        steps.before("go on");
        schedule.close();
        assertThrows(JournalException.class, () -> steps.before("go on"));
        now = now.plusSeconds(86_400);
        problem = "stopped";
        schedule.look();
        assertEquals("", schedule.status().problem());
    }
}
