package io.ringfire.app.config;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of time zones in one form each: an IANA name, {@code UTC}, {@code UTC+5:30}, {@code NY+7} (New York plus 7 hours). */
final class Zones {
    static final String EXPECTS = "an IANA name, UTC, UTC±h or UTC±h:mm, such as America/New_York or UTC-5";
    static final String SERVER_EXPECTS = "an IANA name, UTC, UTC±h or NY±h, such as NY+7 (New York plus seven hours)";

    private static final Pattern OFFSET = Pattern.compile("(UTC|NY)([+-])([0-9]{1,2})(:([0-5][0-9]))?");
    private static final Set<String> IANA = Set.copyOf(ZoneId.getAvailableZoneIds()); // asked, never walked
    private static final int MOST_HOURS = 14;

    private Zones() {}

    /** A zone of the calendar or of bars. */
    static String civil(String text) {
        if (text.startsWith("NY")) {
            throw new Misfit("is no time zone");
        }
        return server(text);
    }

    /** The zone of a checked name that is not a broker's. Java reads two digits of hours where minutes follow, and we read one. */
    static ZoneId id(String name) {
        return ZoneId.of(name.matches("UTC[+-][0-9]:.*") ? name.substring(0, 4) + "0" + name.substring(4) : name);
    }

    /** A zone that a broker's server may use. */
    static String server(String text) {
        Matcher matcher = OFFSET.matcher(text);
        if (matcher.matches()) {
            return offset(matcher);
        }
        if (text.equals("UTC") || text.contains("/") && IANA.contains(text)) {
            return text;
        }
        throw new Misfit("is no time zone");
    }

    private static String offset(Matcher matcher) {
        int hours = Integer.parseInt(matcher.group(3));
        int minutes = matcher.group(5) == null ? 0 : Integer.parseInt(matcher.group(5));
        if (hours * 60 + minutes > MOST_HOURS * 60) {
            throw new Misfit("is more than " + MOST_HOURS + " hours away");
        }
        String shift = hours + (minutes == 0 ? "" : String.format(Locale.ROOT, ":%02d", minutes));
        if (shift.equals("0") && matcher.group(1).equals("UTC")) {
            return "UTC";
        }
        return matcher.group(1) + matcher.group(2) + shift;
    }
}
