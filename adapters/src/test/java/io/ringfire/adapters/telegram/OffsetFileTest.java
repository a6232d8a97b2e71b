package io.ringfire.adapters.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seen failing with an offset that is used however old it is. */
class OffsetFileTest {
    @TempDir
    private Path directory;

    private long nowMs = 1_000_000;

    private OffsetFile file(String botId) {
        return new OffsetFile(directory.resolve("telegram.offset"), botId, () -> nowMs);
    }

    @Test
    void shouldKnowWhatIsWantedNextOverARestart() {
        assertEquals(0, file("1").next());
        file("1").done(41);
        assertEquals(42, file("1").next());
        assertEquals(0, file("2").next(), "another bot counts by itself");
    }

    @Test
    void shouldNotUseAnOldOne() {
        OffsetFile file = file("1");
        file.done(41);
        nowMs += TimeUnit.DAYS.toMillis(2) - 1;
        assertEquals(42, file.next());
        nowMs++;
        assertEquals(0, file.next());
        assertEquals(0, file("1").next());
        file.done(7);
        assertEquals(8, file("1").next(), "Telegram may begin anew below");
    }

    @Test
    void shouldBeginAnewWithAFileThatIsNone() throws IOException {
        for (String text : new String[] {"", "1 x 5", "1 5", "1 5 99999999999999999999", "\u0000"}) {
            Files.writeString(directory.resolve("telegram.offset"), text);
            assertEquals(0, file("1").next(), text);
        }
    }
}
