package io.ringfire.app.command;

import io.ringfire.app.config.ConfigurationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Instants on the command line. */
final class Instants {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private Instants() {}

    /** Epoch ns as ISO in UTC. */
    static String text(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }

    /**
     * Reads a date, a local time (UTC) or a time with offset, as epoch ns.
     *
     * @throws ConfigurationException naming the option and what would be right
     */
    static long parse(String option, String text) {
        try {
            Instant instant;
            if (text.indexOf('T') < 0) {
                instant = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            } else if (text.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$")) {
                instant = OffsetDateTime.parse(text).toInstant();
            } else {
                instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            }
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NS_PER_SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            throw new ConfigurationException(List.of(
                    option + " " + text + " is neither a date like 2014-05-01 nor a time like 2014-05-01T12:30:00Z"));
        }
    }
}
