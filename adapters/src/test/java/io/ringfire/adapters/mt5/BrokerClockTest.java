package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerClockTest {
    private static long local(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return BrokerClock.localSeconds(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "NY+7,2025.01.15 12:00:00,2025-01-15T10:00:00Z",
        "NY+7,2025.07.15 12:00:00,2025-07-15T09:00:00Z",
        "UTC+3,2025.01.15 12:00:00,2025-01-15T09:00:00Z",
        "UTC,2024.02.29 23:59:59,2024-02-29T23:59:59Z",
        "Europe/Helsinki,2025.07.15 12:00:00,2025-07-15T09:00:00Z",
        "NY-0:30,2025.01.15 12:00:00,2025-01-15T17:30:00Z"
    })
    void shouldTurnTheBrokersTimeIntoUtc(String zone, String text, Instant expected) {
        assertEquals(
                expected.getEpochSecond() * 1_000_000_000L, BrokerClock.of(zone).toUtcNs(local(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2025.09.12",
                "2025-09-12 14:03:11",
                "2025.13.12 14:03:11",
                "2025.09.12 24:03:11",
                "2025.09.12 14:03:1",
                "2025.09.12 14:03:111",
                "abcd.09.12 14:03:11",
                "1900.01.01 00:00:00"
            })
    void shouldRefuseWhatIsNoTime(String text) {
        assertEquals(EaJson.NONE, local(text));
    }

    @Test
    void shouldSayHowFarTheBrokersClockShouldBeAhead() {
        BrokerClock clock = BrokerClock.of("NY+7");
        assertEquals(
                7_200, clock.offsetSeconds(Instant.parse("2025-01-15T10:00:00Z").getEpochSecond() * 1_000_000_000L));
        assertEquals(
                10_800,
                clock.offsetSeconds(Instant.parse("2025-07-15T10:00:00Z").getEpochSecond() * 1_000_000_000L));
    }
}
