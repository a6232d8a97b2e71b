package io.ringfire.app.config;

import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import java.time.LocalTime;
import java.util.regex.Pattern;

/** How bars and the beginning of their day are written in a file. */
final class BarForms {
    static final String DAY_EXPECTS = "HH:mm and a zone, such as 17:00 America/New_York or 00:00 UTC";

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private BarForms() {}

    /** Reads {@code 15-minute-bid}. */
    static BarSpec bars(String text) {
        if (!BarSpec.hasForm(text)) {
            throw new Misfit("is no kind of bars");
        }
        try {
            return BarSpec.parse(text);
        } catch (IllegalArgumentException error) {
            throw new Misfit("is no kind of bars: " + error.getMessage());
        }
    }

    /** Reads {@code HH:mm Zone}; the zone is an IANA name, {@code UTC} or {@code UTC±h}. */
    static DayStart dayStart(String text) {
        String[] parts = text.split(" +", 2);
        if (parts.length < 2 || !TIME.matcher(parts[0]).matches()) {
            throw new Misfit("is no time of day with a zone");
        }
        return new DayStart(LocalTime.parse(parts[0]), Zones.id(Zones.civil(parts[1])));
    }
}
