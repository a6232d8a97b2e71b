package io.ringfire.app.config;

import io.ringfire.engine.calendar.LocalHours;
import io.ringfire.engine.calendar.OpenHours;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When trading is open, week by week, in a zone's local time: {@code America/New_York Sun 17:00-Fri 17:00}. */
public record WeeklyHours(String zone, List<Span> spans) {
    /** Minutes in a week; minute 0 is Monday 00:00. */
    public static final int MINUTES_IN_WEEK = 7 * 24 * 60;

    static final String EXPECTS =
            "a zone and spans of the week, such as America/New_York Sun 17:00-Fri 17:00; several with commas between";

    private static final String DAY = "(Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String TIME = "(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
    private static final Pattern SPAN = Pattern.compile(DAY + " " + TIME + "-(" + DAY + " )?" + TIME);
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final int MINUTES_IN_DAY = 24 * 60;
    private static final int MOST_SPANS = 50;

    /** Open from a minute of the week (inclusive, Monday 00:00 = 0) for a number of minutes; it may run over the week's end. */
    public record Span(int startMinuteOfWeek, int minutes) {
        @Override
        public String toString() {
            return word(startMinuteOfWeek) + "-" + word((startMinuteOfWeek + minutes) % MINUTES_IN_WEEK);
        }

        private static String word(int minuteOfWeek) {
            int minute = minuteOfWeek % MINUTES_IN_DAY;
            String day = DAYS.get(minuteOfWeek / MINUTES_IN_DAY);
            return String.format(Locale.ROOT, "%s %02d:%02d", day, minute / 60, minute % 60);
        }
    }

    /** Keeps its own copy of the spans. */
    public WeeklyHours {
        spans = List.copyOf(spans);
    }

    /** These weeks on the time line. Allocates much. */
    public OpenHours toHours() {
        LocalHours hours = new LocalHours(Zones.id(zone));
        spans.forEach(span -> hours.weekly(span.startMinuteOfWeek(), span.minutes()));
        return hours.toHours();
    }

    /** True where the week is open at a local time of the zone. */
    public boolean isOpen(DayOfWeek day, int minuteOfDay) {
        int minute = (day.getValue() - 1) * MINUTES_IN_DAY + minuteOfDay;
        return spans.stream()
                .anyMatch(span -> Math.floorMod(minute - span.startMinuteOfWeek(), MINUTES_IN_WEEK) < span.minutes());
    }

    /**
     * Reads a zone and spans: {@code UTC Mon 00:00-Fri 24:00, Sat 08:00-12:00}. A span whose end has no day ends on its first
     * day. Throws {@link IllegalArgumentException} for anything else, and for spans that overlap.
     */
    public static WeeklyHours parse(String text) {
        String[] parts = text.split(" +", 2);
        if (parts.length < 2) {
            throw new Misfit("has no spans");
        }
        String zone = Zones.civil(parts[0]);
        List<Span> spans = new ArrayList<>();
        BitSet open = new BitSet(MINUTES_IN_WEEK);
        String[] spansWritten = parts[1].split(" *, *", -1);
        if (spansWritten.length > MOST_SPANS) {
            throw new Misfit("has " + spansWritten.length + " spans; give at most " + MOST_SPANS);
        }
        for (String part : spansWritten) {
            Span span = span(part.strip());
            int end = span.startMinuteOfWeek() + span.minutes();
            int wrapped = Math.max(0, end - MINUTES_IN_WEEK);
            boolean taken = !open.get(span.startMinuteOfWeek(), end - wrapped).isEmpty()
                    || !open.get(0, wrapped).isEmpty();
            if (taken) {
                throw new Misfit("has spans that overlap (" + span + ")");
            }
            open.set(span.startMinuteOfWeek(), end - wrapped);
            open.set(0, wrapped);
            spans.add(span);
        }
        return new WeeklyHours(zone, spans);
    }

    private static Span span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new Misfit("has " + Quoted.of(text) + " where a span such as Sun 17:00-Fri 17:00 belongs");
        }
        int startDay = DAYS.indexOf(matcher.group(1));
        int endDay = matcher.group(5) == null ? startDay : DAYS.indexOf(matcher.group(5));
        int start = startDay * MINUTES_IN_DAY + minuteOfDay(matcher.group(2));
        int end = endDay * MINUTES_IN_DAY + minuteOfDay(matcher.group(6));
        int minutes = Math.floorMod(end - start, MINUTES_IN_WEEK);
        if (minutes == 0 && matcher.group(5) == null) {
            throw new Misfit("has an empty span " + Quoted.of(text));
        }
        return new Span(start % MINUTES_IN_WEEK, minutes == 0 ? MINUTES_IN_WEEK : minutes);
    }

    /** Minutes of a checked {@code HH:mm}. */
    static int minuteOfDay(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return zone + " " + spans.stream().map(Span::toString).collect(Collectors.joining(", "));
    }
}
