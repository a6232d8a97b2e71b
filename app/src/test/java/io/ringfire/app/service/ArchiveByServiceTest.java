package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.Commands;
import io.ringfire.app.archive.RecordedDays;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.reader.QueueFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that archives old days by itself. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class ArchiveByServiceTest {
    private static final int SECONDS = 40;

    @TempDir
    private Path directory;

    /** It was never done: it is, at once. The seals seen missing, where a start did not see to them. */
    @Test
    void shouldMoveOldDaysWhileItTradesAndStartOnWhatIsLeft() throws Exception {
        DataDirectory data = new DataDirectory(directory.resolve("data"));
        DataDirectory archive = new DataDirectory(directory.resolve("archive"));
        RecordedDays.write(
                data, Path.of(System.getProperty("ringfire.root", "..")).resolve("config/ringfire.yaml"));
        List<String> settings = List.of("--set", "archive.to=" + archive.root(), "--set", "archive.afterDays=30");
        try (ServeProcess service = ServeProcess.start(directory, settings.toArray(String[]::new))) {
            service.awaitOutput("trading", SECONDS);
            service.await(
                    "old days to be gone",
                    () -> QueueFiles.of(data.fires()).get(0).endsWith("20220112F.cq4"),
                    SECONDS);
            service.await(
                    "the end of the round",
                    () -> !ArchivedDays.of(data).checked().equals(Instant.EPOCH),
                    SECONDS);
            service.terminate();
            assertEquals(0, service.exitCode(), service.output());
        }
        assertEquals(6, QueueFiles.of(archive.ticks()).size());
        for (DataDirectory each : List.of(data, archive)) {
            Commands.Answer verified =
                    Commands.run("journal", "verify", "--data", each.root().toString());
            assertEquals(0, verified.exitCode(), verified.out());
        }
        Path seals = data.ticks().resolve(QueueSeal.SEALED_FILE);
        Files.delete(seals);
        try (ServeProcess again = ServeProcess.start(directory, settings.toArray(String[]::new))) {
            again.awaitOutput("run 6", SECONDS);
            again.await("seals", () -> Files.exists(seals), SECONDS);
            assertEquals(
                    QueueFiles.of(data.ticks()).size() - 1,
                    QueueSeal.sealedFiles(data.ticks()).size());
            again.terminate();
            assertEquals(0, again.exitCode(), again.output());
            assertTrue(again.output().contains("run 5 ended"), again.output());
        }
    }
}
