package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.calendar.OpenHours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    private static long ns(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    private static void assertOpen(OpenHours hours, String from, String to) {
        assertTrue(hours.isOpen(ns(from)) && !hours.isOpen(ns(from) - 1), from);
        assertTrue(!hours.isOpen(ns(to)) && hours.isOpen(ns(to) - 1), to);
    }

    @Test
    void shouldCloseTheMarketOrSomeSymbolsAlone() {
        CalendarSettings calendar = read(WEEK
                + "breaks:\n"
                + "  - {name: all, from: '16:59', to: '17:01'}\n"
                + "  - {name: metals, from: '17:00', to: '18:00', symbols: [XAUUSD, XAGUSD]}\n"
                + "closures:\n"
                + "  - {name: metals early, from: 2026-12-24 13:00, to: 2026-12-25 17:00, symbols: [XAUUSD]}\n"
                + "  - {name: others early, from: 2026-12-24 13:00, to: 2026-12-24 14:00, symbols: [BTCUSD]}\n"
                + "  - {name: Christmas, from: 2026-12-24 17:00, to: 2026-12-25 17:00}\n"
                + "hours:\n"
                + "  - {name: crypto, symbols: [BTCUSD], week: UTC Mon 00:00-Sun 24:00, marketClosures: false}\n"
                + "  - {name: index, symbols: [DE40], week: Europe/Berlin Mon 09:00-17:30}\n");
        OpenHours euro = calendar.of("EURUSD").toHours();
        assertOpen(euro, "2026-11-16T22:01:00Z", "2026-11-17T21:59:00Z");
        assertOpen(euro, "2026-12-23T22:01:00Z", "2026-12-24T21:59:00Z");
        OpenHours gold = calendar.of("XAUUSD").toHours();
        assertOpen(gold, "2026-11-16T23:00:00Z", "2026-11-17T21:59:00Z");
        assertOpen(gold, "2026-12-23T23:00:00Z", "2026-12-24T18:00:00Z");
        assertOpen(calendar.of("BTCUSD").toHours(), "2026-12-24T19:00:00Z", "2100-01-01T00:00:00Z");
        assertOpen(calendar.of("DE40").toHours(), "2026-11-16T08:00:00Z", "2026-11-16T16:30:00Z");
        assertTrue(calendar.isOpen(LocalDateTime.parse("2026-11-17T17:01")));
        assertFalse(calendar.isOpen(LocalDateTime.parse("2026-11-17T17:00")));
        assertEquals(List.of("XAUUSD", "XAGUSD", "BTCUSD", "DE40"), calendar.symbols());
        assertEquals(calendar.of("EURUSD"), calendar.of("GBPUSD"), "alike, so made once");
    }

    @Test
    void shouldKnowThreeSessionsUntilOthersAreNamed() {
        List<CalendarSettings.Session> sessions = read(WEEK).sessions();
        assertEquals(
                List.of("Tokyo", "London", "NewYork"),
                sessions.stream().map(CalendarSettings.Session::name).toList());
        assertOpen(sessions.get(0).toHours(), "2026-11-18T00:00:00Z", "2026-11-18T09:00:00Z");
        assertOpen(sessions.get(1).toHours(), "2026-11-18T08:00:00Z", "2026-11-18T17:00:00Z");
        assertOpen(sessions.get(2).toHours(), "2026-11-18T13:00:00Z", "2026-11-18T22:00:00Z");
        OpenHours sydney = read(WEEK + "sessions: [{name: Sydney, zone: UTC, from: '22:00', to: '07:00'}]\n")
                .sessions()
                .get(0)
                .toHours();
        assertOpen(sydney, "2026-11-20T22:00:00Z", "2026-11-21T07:00:00Z");
        assertFalse(sydney.isOpen(ns("2026-11-21T23:00:00Z")), "none begins on a Saturday");
    }

    @Test
    void shouldNameWhatIsWrongWithBreaksHoursAndSessions() {
        assertProblems(
                WEEK + "breaks: [{name: b, from: '25:00', to: '17:00', symbols: ['a b']}]\n",
                "c.yaml:2:26: breaks.b.from: '25:00' is no time of day; give HH:mm, such as 17:00",
                "c.yaml:2:58: breaks.b.symbols: 'a b' is no symbol; give a symbol of 1 to 16 letters, digits or ._#-");
        assertProblems(
                WEEK + "hours: [{name: a, symbols: [X], week: UTC Mon 00:00-12:00},"
                        + " {name: b, symbols: [Y, X], week: UTC Mon 00:00-12:00}]\n",
                "c.yaml:2:8: hours.b.symbols: X stands in two; keep one of them");
        assertProblems(
                WEEK + "sessions: [{name: New York, zone: Nowhere, from: '08:00'}]\n",
                "c.yaml:2:19: sessions[1].name: 'New York' is no name; give up to 16 letters and digits",
                "c.yaml:2:35: sessions[1].zone: 'Nowhere' is no time zone; give " + Zones.EXPECTS,
                "c.yaml:2:12: sessions[1].to: missing; give HH:mm, such as 17:00");
    }
}
