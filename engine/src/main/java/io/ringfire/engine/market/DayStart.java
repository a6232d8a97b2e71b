package io.ringfire.engine.market;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a trading day begins, like {@code 17:00 America/New_York}.
 *
 * @param time local time of day
 * @param zone zone of that time
 */
public record DayStart(LocalTime time, ZoneId zone) {
    /** What most brokers' charts keep to. */
    public static final DayStart NEW_YORK_CLOSE = parse("17:00 America/New_York");

    /**
     * Reads {@code HH:mm Zone}.
     *
     * @throws IllegalArgumentException naming what would be right
     */
    public static DayStart parse(String text) {
        int space = text.indexOf(' ');
        try {
            if (space > 0) {
                return new DayStart(
                        LocalTime.parse(text.substring(0, space)),
                        ZoneId.of(text.substring(space + 1).trim()));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(message(text), e);
        }
        throw new IllegalArgumentException(message(text));
    }

    private static String message(String text) {
        return "'" + text + "' is not a time and a zone like '17:00 America/New_York'";
    }

    @Override
    public String toString() {
        return time + " " + zone;
    }
}
