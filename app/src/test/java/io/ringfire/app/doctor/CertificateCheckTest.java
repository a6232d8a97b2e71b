package io.ringfire.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.SelfMade;
import io.ringfire.app.config.ConsoleSettings;
import io.ringfire.app.config.HostPort;
import io.ringfire.app.doctor.Check.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate of 90 days, looked at on several of them. */
class CertificateCheckTest {
    @TempDir
    private static Path directory;

    /** Seen failing without the look at the date that it ends on, and without the names. */
    @Test
    void shouldSayWhenItEndsAndWhatItDoesNotName() throws Exception {
        SelfMade made = SelfMade.in(directory, "console", "EC", "-validity", "90");
        Instant now = Instant.now();
        assertEquals(Level.OK, look(made, now, "engine.example").level());
        // an hour past, not to the second: a certificate that was made within this one was found to have 29 days left
        Check soon = look(made, now.plus(Duration.ofDays(61)).plus(Duration.ofHours(1)), "engine.example");
        assertEquals(Level.WARN, soon.level());
        assertTrue(soon.found().contains("in 28 days"), soon.found());
        Check late = look(made, now.plus(Duration.ofDays(91)), "engine.example");
        assertEquals(Level.FAIL, late.level());
        assertTrue(late.found().contains("expired") && late.mend().contains("runbook"), late.toString());
        assertEquals(
                Level.FAIL,
                look(made, now.minus(Duration.ofDays(2)), "engine.example").level());
        Check other = look(made, now, "other.example");
        assertEquals(Level.WARN, other.level());
        assertTrue(other.found().contains("it does not name other.example"), other.found());
        Check none = CertificateCheck.of(
                settings(directory.resolve("none.pem"), made.key, "engine.example"), System.currentTimeMillis());
        assertEquals(Level.FAIL, none.level());
        assertTrue(none.found().contains("none.pem is not there"), none.found());
    }

    private static Check look(SelfMade made, Instant now, String host) {
        return CertificateCheck.of(
                settings(made.certificate, made.key, host), TimeUnit.SECONDS.toNanos(now.getEpochSecond()));
    }

    private static ConsoleSettings settings(Path certificate, Path key, String host) {
        return new ConsoleSettings(
                new HostPort("0.0.0.0", 8443),
                List.of(host),
                Optional.of(new ConsoleSettings.Tls(certificate, key)),
                new ConsoleSettings.Limits(1, 1, 1, 1, 1, 64, 1));
    }
}
