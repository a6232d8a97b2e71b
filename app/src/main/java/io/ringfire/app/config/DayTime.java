package io.ringfire.app.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** A time of day to the minute, written {@code HH:mm}. */
public record DayTime(int minuteOfDay) {
    static final String EXPECTS = "HH:mm, such as 17:00";

    private static final Pattern FORM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    static DayTime parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new Misfit("is no time of day");
        }
        return new DayTime(WeeklyHours.minuteOfDay(text));
    }

    /** Whether a minute of the day is from this one to before another, over midnight where that is not the later. */
    boolean isWithin(DayTime to, int minute) {
        return minuteOfDay < to.minuteOfDay
                ? minute >= minuteOfDay && minute < to.minuteOfDay
                : minute >= minuteOfDay || minute < to.minuteOfDay;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d:%02d", minuteOfDay / 60, minuteOfDay % 60);
    }
}
