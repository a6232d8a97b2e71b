package io.ringfire.app.guardian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Seen failing when the file was written in its place: a reader found it empty. */
@Timeout(60)
class HealthFileTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long nowNs;
    private int written;

    @TempDir
    private Path directory;

    @Test
    void shouldWriteEachHalfMinuteAndWhenItStops() throws IOException {
        Path file = directory.resolve("health.json");
        HealthFile health =
                new HealthFile(file, () -> nowNs, 30 * SECOND, () -> Optional.of(Integer.toString(++written)));
        for (int second = 0; second <= 60; second++) {
            nowNs = second * SECOND;
            health.doWork();
        }
        assertEquals("3", Files.readString(file));
        health.close();
        assertEquals("4", Files.readString(file));
        assertFalse(Files.exists(directory.resolve("health.json.next")));
    }

    @Test
    void shouldNeverShowHalfAFile() throws Exception {
        Path file = directory.resolve("health.json");
        String content = "x".repeat(200_000);
        HealthFile health = new HealthFile(file, () -> nowNs, 0, () -> Optional.of(content));
        health.doWork();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicReference<String> torn = new AtomicReference<>("");
        Thread reader = new Thread(() -> {
            while (!isOver.get()) {
                try {
                    int length = Files.readString(file).length();
                    if (length != content.length()) {
                        torn.set(length + " characters");
                    }
                } catch (IOException e) {
                    torn.set(e.toString());
                }
            }
        });
        reader.start();
        for (int i = 0; i < 300; i++) {
            health.doWork();
        }
        isOver.set(true);
        reader.join();
        assertEquals("", torn.get());
    }

    @Test
    void shouldWaitUntilThereIsSomethingToTell() throws IOException {
        Path file = directory.resolve("health.json");
        HealthFile health = new HealthFile(
                file, () -> nowNs, 30 * SECOND, () -> Optional.of("told").filter(each -> nowNs >= SECOND));
        health.doWork();
        assertFalse(Files.exists(file));
        nowNs = SECOND;
        health.doWork();
        assertEquals("told", Files.readString(file));
    }

    @Test
    void shouldGoOnWhereItCannotBeWritten() throws IOException {
        Path missing = directory.resolve("gone");
        HealthFile health = new HealthFile(missing.resolve("health.json"), () -> nowNs, 0, () -> Optional.of("{}"));
        health.doWork();
        assertFalse(Files.exists(missing));
        Files.createDirectory(missing);
        health.doWork();
        assertTrue(Files.exists(missing.resolve("health.json")));
    }
}
