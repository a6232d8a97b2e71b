package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarFileTest {
    private static final String WEEK = "week: America/New_York Sun 17:00-Fri 17:00\n";

    @TempDir
    Path folder;

    private CalendarSettings read(String yaml) {
        try {
            return CalendarFile.read(Files.writeString(folder.resolve("c.yaml"), yaml));
        } catch (IOException error) {
            throw new java.io.UncheckedIOException(error);
        }
    }

    private void assertProblems(String yaml, String... expected) {
        ConfigurationException error = assertThrows(ConfigurationException.class, () -> read(yaml));
        assertEquals(
                List.of(expected),
                error.problems().stream()
                        .map(each -> each.replace(folder + "/", ""))
                        .toList());
    }

    @Test
    void shouldOpenBySpansAndCloseByClosures() {
        CalendarSettings calendar =
                read(WEEK + "closures: [{name: C, from: 2026-12-24 17:00, to: 2026-12-25 17:00}]\n");
        assertFalse(calendar.isOpen(LocalDateTime.parse("2026-12-20T16:59")));
        assertTrue(calendar.isOpen(LocalDateTime.parse("2026-12-20T17:00")));
        assertTrue(calendar.isOpen(LocalDateTime.parse("2026-12-24T16:59")));
        assertFalse(calendar.isOpen(LocalDateTime.parse("2026-12-24T17:00")));
        assertFalse(calendar.isOpen(LocalDateTime.parse("2026-12-25T16:59")), "Friday, before the week ends");
        assertFalse(calendar.isOpen(LocalDateTime.parse("2026-12-25T17:00")), "Friday, after the week ended");
        assertEquals(List.of(), read(WEEK).closures());
    }

    @Test
    void shouldNameWhatIsWrong() {
        String time = "; give yyyy-MM-dd HH:mm in the zone of week, such as 2026-12-24 17:00";
        assertProblems(
                "wek: x\n",
                "c.yaml:1:1: wek: unknown key; did you mean week?",
                "c.yaml:1:1: week: missing; give " + WeeklyHours.EXPECTS);
        assertProblems(
                WEEK + "closures: [{name: C, from: 2026-02-30 17:00, to: 2026-12-25}]\n",
                "c.yaml:2:28: closures.C.from: '2026-02-30 17:00' is no date with a time" + time,
                "c.yaml:2:50: closures.C.to: '2026-12-25' is no date with a time" + time);
        assertProblems(
                WEEK + "closures: [{name: C, from: 2026-12-25 17:00, to: 2026-12-25 17:00}]\n",
                "c.yaml:2:50: closures.C.to: is not after from; give a later time");
        assertProblems(
                WEEK + "closures:\n  - {name: B, from: 2026-12-25 17:00, to: 2026-12-26 17:00}\n"
                        + "  - {name: A, from: 2026-12-24 17:00, to: 2026-12-25 18:00}\n",
                "c.yaml:3:3: closures: the one from 2026-12-24 17:00 begins before the one above it ends; "
                        + "sort them, without overlap");
    }
}
