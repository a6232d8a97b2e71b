package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.SelfMade;
import io.ringfire.app.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that listens with TLS, and the commands of its machine. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConsoleTlsTest {
    private static final int SECONDS = 25;

    @TempDir
    private Path directory;

    /** Seen failing without the certificate in the data directory, and with one that is read at the start alone. */
    @Test
    void shouldTakeCommandsOfItsMachineOverTls() throws Exception {
        SelfMade made = SelfMade.in(directory, "console", "EC");
        Path data = directory.resolve("data");
        try (ServeProcess service = ServeProcess.start(
                directory,
                "--set",
                "console.hosts=[engine.example]",
                "--set",
                "console.tls.certificate=" + made.certificate,
                "--set",
                "console.tls.key=" + made.key)) {
            service.awaitOutput("trading", SECONDS);
            assertTrue(Files.readAllLines(OperatorAccess.address(data)).get(0).startsWith("https://127.0.0.1:"));
            Commands.Answer halt =
                    Commands.run("halt", "--json", "--data", data.toString(), "--by", "test", "--why", "over TLS");
            assertEquals(0, halt.exitCode(), halt.out());
            assertTrue(service.output().contains("https://"), service.output());

            SelfMade next = SelfMade.in(directory, "next", "RSA");
            Files.copy(next.certificate, made.certificate, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(next.key, made.key, StandardCopyOption.REPLACE_EXISTING);
            Path left = data.resolve("operator.certificate");
            String wanted = Files.readString(next.certificate).replaceAll("\\s", "");
            service.await(
                    "the new certificate",
                    () -> read(left).replaceAll("\\s", "").equals(wanted),
                    SECONDS);
            Commands.Answer resumed =
                    Commands.run("resume", "--json", "--data", data.toString(), "--by", "test", "--why", "renewed");
            assertEquals(0, resumed.exitCode(), resumed.out() + resumed.err());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
