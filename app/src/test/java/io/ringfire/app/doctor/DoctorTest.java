package io.ringfire.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.app.Commands;
import io.ringfire.app.config.HostPort;
import io.ringfire.app.doctor.Check.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final long IN_2026_NS = 1_780_000_000_000_000_000L;

    @TempDir
    Path directory;

    @Test
    void shouldAskForAJdkOfTheRightVersion() {
        assertEquals(Level.OK, Doctor.java(17, true).level());
        assertEquals(Level.OK, Doctor.java(25, true).level());
        assertEquals(Level.FAIL, Doctor.java(11, true).level());
        assertEquals(Level.WARN, Doctor.java(26, true).level());
        Check jre = Doctor.java(17, false);
        assertEquals(Level.FAIL, jre.level());
        assertTrue(jre.mend().contains("JDK"), jre.mend());
    }

    @Test
    void shouldNameMissingFlags() {
        Check check = Doctor.flags(List.of("--add-opens=java.base/java.lang=ALL-UNNAMED"));
        assertEquals(Level.FAIL, check.level());
        assertTrue(check.found().contains("java.base/java.lang"), check.found());
    }

    @Test
    void shouldFindABusyPort() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Check check = Doctor.port("console.http", new HostPort("127.0.0.1", busy.getLocalPort()));
            assertEquals(Level.FAIL, check.level());
            assertTrue(check.mend().contains("console.http"), check.mend());
        }
    }

    @Test
    void shouldNoticeAClockThatSteps() {
        AtomicLong monotonicNs = new AtomicLong();
        AtomicLong epochNs = new AtomicLong(IN_2026_NS);
        Doctor doctor = new Doctor(() -> epochNs.getAndAdd(1_000_000_000L), () -> monotonicNs.getAndAdd(100_000_000L));
        List<Check> checks = doctor.examine(() -> {
            throw new io.ringfire.app.config.ConfigurationException(List.of("x.yaml:3: mode: is missing"));
        });
        Check clock = checks.get(checks.size() - 1);
        assertEquals(Level.WARN, clock.level(), clock.found());
        assertTrue(checks.stream()
                .anyMatch(check -> check.level() == Level.FAIL && check.found().contains("x.yaml:3")));
    }

    @Test
    void shouldFindThisInstallationWellAndABrokenOneNot() {
        Commands.Answer well = doctor("console.http=127.0.0.1:0");
        JsonNode json = well.json();
        assertTrue(json.path("ok").asBoolean(), well.out());
        Commands.Answer broken = doctor("risk.staleQuoteAfterMs=never");
        assertEquals(1, broken.exitCode());
        assertTrue(broken.out().contains("staleQuoteAfterMs"), broken.out());
    }

    private Commands.Answer doctor(String setting) {
        return Commands.run(
                "doctor",
                "--json",
                "--data",
                directory.resolve("data").toString(),
                "--set",
                "mt5.commands=tcp://127.0.0.1:0",
                "--set",
                "mt5.market=tcp://127.0.0.1:0",
                "--set",
                "mt5.confirmations=tcp://127.0.0.1:0",
                "--set",
                setting);
    }
}
