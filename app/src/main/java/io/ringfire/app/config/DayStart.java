package io.ringfire.app.config;

import java.util.Locale;

/** When a trading day begins: minutes after midnight in a zone (an IANA name, {@code UTC} or {@code UTC±h}). */
public record DayStart(int minuteOfDay, String zone) {
    static final String EXPECTS = "HH:mm and a zone, such as 17:00 America/New_York or 00:00 UTC";

    /** Reads {@code HH:mm Zone}. Throws {@link IllegalArgumentException} for anything else. */
    public static DayStart parse(String text) {
        String[] parts = text.split(" +", 2);
        if (parts.length < 2 || !parts[0].matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw new Misfit("is no time of day with a zone");
        }
        return new DayStart(WeeklyHours.minuteOfDay(parts[0]), Zones.civil(parts[1]));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d %s", minuteOfDay / 60, minuteOfDay % 60, zone);
    }
}
