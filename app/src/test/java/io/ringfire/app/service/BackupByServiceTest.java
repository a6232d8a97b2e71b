package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.Commands;
import io.ringfire.journal.backup.BackupManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that makes its backups by itself. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class BackupByServiceTest {
    private static final int SECONDS = 30;
    private static final String OURS = "ringfire-ABCDEF-";

    @TempDir
    private Path directory;

    /** Its last one is old, and another was killed: it makes one at once, which restores. Seen failing without the schedule. */
    @Test
    void shouldMakeUpForAMissedBackupWhileItTradesAndTellOfIt() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("installation"), "ABCDEF\n");
        Path shelf = directory.resolve("shelf");
        Path old = Files.createDirectories(shelf.resolve(OURS + "2026-01-01T233000Z"));
        Files.writeString(old.resolve(BackupManifest.FILE), "{}");
        Files.createDirectories(shelf.resolve(OURS + "unfinished"));
        try (ServeProcess service = ServeProcess.start(
                directory,
                "--set",
                "backup.to=" + shelf,
                "--set",
                "backup.keep=1",
                "--set",
                "alerts.rules.noSignals.enabled=false")) {
            service.awaitOutput("trading", SECONDS);
            service.await(
                    "a backup",
                    () -> backups(shelf).size() == 1 && !backups(shelf).contains(old),
                    SECONDS);
            Path log = data.resolve("alerts.log");
            service.await("word of it", () -> text(log).contains("backupMade"), SECONDS);
            service.terminate();
        }
        Path backup = backups(shelf).get(0);
        Commands.Answer restored = Commands.run(
                "restore",
                "--json",
                "--from",
                backup.toString(),
                "--data",
                directory.resolve("again").toString());
        assertEquals(0, restored.exitCode(), restored.out());
        assertTrue(restored.json().path("records").asLong() > 0, restored.out());
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> backups(Path shelf) {
        try (Stream<Path> entries = Files.list(shelf)) {
            return entries.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
