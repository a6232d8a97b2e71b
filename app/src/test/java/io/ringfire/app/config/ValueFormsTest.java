package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small languages inside values: bars, hours, zones, addresses. */
class ValueFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"15-minute-bid", "1-minute-mid", "100-tick-mid", "4-hour-ask", "1-day-bid", "1440-minute-bid"})
    void shouldWriteBarsAsTheyAreRead(String text) {
        assertEquals(text, BarForms.bars(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minute-bid",
                "0-minute-bid",
                "1441-minute-bid",
                "7-minute-bid",
                "32-day-bid",
                "1000000-tick-bid",
                "-1-tick-bid",
                "1-Minute-bid",
                "1-minute-last"
            })
    void shouldRefuseOtherBars(String text) {
        assertThrows(IllegalArgumentException.class, () -> BarForms.bars(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/New_York Sun 17:00-Fri 17:00",
                "UTC Mon 00:00-Mon 00:00",
                "UTC+5:30 Mon 01:00-Mon 02:00, Tue 01:00-Wed 00:00"
            })
    void shouldWriteWeeklyHoursAsTheyAreRead(String text) {
        assertEquals(text, WeeklyHours.parse(text).toString());
    }

    @Test
    void shouldOpenFromTheFirstMinuteOfASpanToTheLast() {
        WeeklyHours hours = WeeklyHours.parse("UTC Sun 17:00-Fri 17:00");
        assertTrue(!hours.isOpen(DayOfWeek.SUNDAY, 17 * 60 - 1) && hours.isOpen(DayOfWeek.SUNDAY, 17 * 60));
        assertTrue(hours.isOpen(DayOfWeek.FRIDAY, 17 * 60 - 1) && !hours.isOpen(DayOfWeek.FRIDAY, 17 * 60));
        assertTrue(hours.isOpen(DayOfWeek.MONDAY, 0) && hours.isOpen(DayOfWeek.SUNDAY, 24 * 60 - 1));
        assertTrue(!hours.isOpen(DayOfWeek.SATURDAY, 12 * 60));
        WeeklyHours toMidnight = WeeklyHours.parse("UTC Sat 08:00-12:00, Sun 08:00-24:00");
        assertTrue(toMidnight.isOpen(DayOfWeek.SUNDAY, 24 * 60 - 1) && !toMidnight.isOpen(DayOfWeek.MONDAY, 0));
        assertTrue(
                toMidnight.isOpen(DayOfWeek.SATURDAY, 12 * 60 - 1) && !toMidnight.isOpen(DayOfWeek.SATURDAY, 12 * 60));
        assertTrue(WeeklyHours.parse("UTC Mon 00:00-Sun 24:00").isOpen(DayOfWeek.THURSDAY, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UTC",
                "UTC Sun",
                "UTC Sun 25:00-Fri 17:00",
                "UTC Mon 10:00-10:00",
                "UTC Mon 10:00-12:00, Mon 11:00-13:00",
                "UTC Sun 17:00-Fri 17:00, Mon 10:00-12:00",
                "UTC Mon 10:00-12:00, Sun 17:00-Fri 17:00",
                "UTC Mon 10:00-12:00,",
                "Nowhere Mon 10:00-12:00",
                "NY+7 Mon 10:00-12:00"
            })
    void shouldRefuseOtherHours(String text) {
        assertThrows(IllegalArgumentException.class, () -> WeeklyHours.parse(text));
    }

    @Test
    void shouldNameZonesInOneForm() {
        assertEquals("UTC-5", Zones.server("UTC-05"));
        assertEquals("UTC", Zones.server("UTC+0"));
        assertEquals("UTC+5:30", Zones.server("UTC+05:30"));
        assertEquals("NY+7", Zones.server("NY+7"));
        assertEquals("Europe/Helsinki", Zones.server("Europe/Helsinki"));
        for (String wrong : List.of("EST", "GMT+2", "UTC5", "UTC+15", "UTC+5:70", "NY", "NY7", "europe/helsinki", "")) {
            assertThrows(IllegalArgumentException.class, () -> Zones.server(wrong), wrong);
        }
    }

    @Test
    void shouldReadAddresses() {
        assertEquals(new HostPort("[::1]", 8080), HostPort.parse("[::1]:8080"));
        assertEquals(new HostPort("*", 0), HostPort.parse("*:0"));
        assertEquals("tcp://localhost:5555", HostPort.parse("localhost:5555").tcp());
        for (String wrong : List.of("", "8080", ":8080", "h:", "h:65536", "h:-1", "h:1:2", "ho st:1", "tcp://h:1")) {
            assertThrows(IllegalArgumentException.class, () -> HostPort.parse(wrong), wrong);
        }
    }

    @Test
    void shouldFindTheNearestName() {
        List<String> names = List.of("commands", "market", "confirmations");
        assertEquals(Optional.of("market"), Nearest.of("markte", names));
        assertEquals(Optional.of("commands"), Nearest.of("comands", names));
        assertEquals(Optional.empty(), Nearest.of("socket", names));
        assertEquals(Optional.empty(), Nearest.of("x", List.of("a")));
        assertEquals(Optional.empty(), Nearest.of("m".repeat(10_000), names));
    }
}
