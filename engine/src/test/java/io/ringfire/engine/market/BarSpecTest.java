package io.ringfire.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarSpecTest {
    private static String complaint(String text) {
        return assertThrows(IllegalArgumentException.class, () -> BarSpec.parse(text), text)
                .getMessage();
    }

    @Test
    void shouldReadWhatItWrites() {
        for (String text : List.of("15-minute-bid", "1440-minute-ask", "4-hour-mid", "1-day-bid", "100-tick-mid")) {
            assertEquals(text, BarSpec.parse(text).toString());
        }
    }

    @Test
    void shouldNameTheFormWhenTextIsNotOfIt() {
        for (String text : List.of(
                "",
                "15",
                "15-minute",
                "minute-15-bid",
                "15-minutes-bid",
                "x-minute-bid",
                "-5-tick-bid",
                "1.5-hour-bid",
                "15-minute-last",
                "1234567-tick-bid",
                "15-Minute-BID",
                "15-minute-bid ")) {
            assertTrue(complaint(text).contains("15-minute-bid"), text);
            assertTrue(complaint(text).contains("'" + text + "'"), text);
        }
    }

    @Test
    void shouldRefuseWhatDoesNotTileADay() {
        for (String text : List.of(
                "0-minute-bid",
                "7-minute-bid",
                "1441-minute-bid",
                "5-hour-bid",
                "48-hour-bid",
                "0-day-bid",
                "32-day-bid",
                "0-tick-bid")) {
            assertTrue(complaint(text).contains("divide"), text);
        }
    }

    @Test
    void shouldTakePricesInHalfPointsSoThatAMidIsExact() {
        assertEquals(200, BarSpec.PriceType.BID.halfPoints(100, 103));
        assertEquals(206, BarSpec.PriceType.ASK.halfPoints(100, 103));
        assertEquals(203, BarSpec.PriceType.MID.halfPoints(100, 103));
    }

    @Test
    void shouldKnowDurationsButForTicks() {
        assertEquals(900_000_000_000L, BarSpec.parse("15-minute-bid").durationNs());
        assertEquals(14_400_000_000_000L, BarSpec.parse("4-hour-bid").durationNs());
        assertEquals(172_800_000_000_000L, BarSpec.parse("2-day-bid").durationNs());
        BarSpec ticks = BarSpec.parse("5-tick-bid");
        assertTrue(ticks.isTickBar());
        assertFalse(BarSpec.parse("1-day-bid").isTickBar());
        assertThrows(IllegalStateException.class, ticks::durationNs);
    }
}
