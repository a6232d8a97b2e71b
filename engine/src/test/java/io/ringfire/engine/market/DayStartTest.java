package io.ringfire.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DayStartTest {
    @Test
    void shouldReadATimeAndAZone() {
        assertEquals(
                "17:00 America/New_York",
                DayStart.parse("17:00 America/New_York").toString());
        assertEquals("00:00 UTC", DayStart.parse("00:00  UTC").toString());
    }

    @Test
    void shouldSayWhatWouldBeRight() {
        for (String text : List.of("", "17:00", "America/New_York", "25:00 UTC", "17:00 Nowhere/Town", "5pm UTC")) {
            String message = assertThrows(IllegalArgumentException.class, () -> DayStart.parse(text), text)
                    .getMessage();
            assertTrue(message.contains("17:00 America/New_York"), message);
        }
    }
}
