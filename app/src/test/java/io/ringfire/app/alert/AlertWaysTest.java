package io.ringfire.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.config.AlertSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.market.DayStart;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The daily line, and what the ways to people need. */
class AlertWaysTest {
    private static AlertSettings alerts(String... sets) {
        return new SettingsLoader(Purpose.SERVICE)
                .file(Path.of(System.getProperty("user.dir"))
                        .resolveSibling("config")
                        .resolve("ringfire.yaml"))
                .set(List.of(sets))
                .load()
                .settings()
                .alerts();
    }

    private static long ns(String iso) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(iso).getEpochSecond());
    }

    /** New York's clocks go back on the first of November: a day of 25 hours. */
    @Test
    void shouldBeDueOnceADayAtItsLocalTime() {
        DailyReport daily = new DailyReport(DayStart.NEW_YORK_CLOSE, ns("2026-10-31T20:59:59Z"));
        assertEquals(Optional.empty(), daily.due(ns("2026-10-31T21:00:00Z") - 1));
        assertEquals(Optional.of(LocalDate.parse("2026-10-31")), daily.due(ns("2026-10-31T21:00:00Z")));
        assertEquals(Optional.empty(), daily.due(ns("2026-11-01T21:59:59Z")));
        assertEquals(Optional.of(LocalDate.parse("2026-11-01")), daily.due(ns("2026-11-01T22:00:00Z")));
        assertEquals(Optional.empty(), daily.due(ns("2026-11-01T22:00:01Z")));
        assertEquals(
                Optional.of(LocalDate.parse("2026-11-02")),
                daily.due(ns("2026-11-05T00:00:00Z")),
                "days that were slept through give one line");
        assertEquals(Optional.empty(), daily.due(ns("2026-11-05T00:00:01Z")));
    }

    @Test
    void shouldRefuseAnAddressThatIsNoneOrHoldsAPassword() {
        for (String wrong : List.of("example.com/x", "ftp://example.com", "https://me:secret@example.com")) {
            ConfigurationException refused =
                    assertThrows(ConfigurationException.class, () -> alerts("alerts.webhook.url=" + wrong), wrong);
            assertTrue(refused.getMessage().contains("alerts.webhook.url"), refused.getMessage());
        }
        assertEquals(
                "https://example.com/a",
                alerts("alerts.webhook.url=https://example.com/a")
                        .webhook()
                        .url()
                        .orElseThrow()
                        .toString());
    }
}
