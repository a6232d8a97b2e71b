package io.ringfire.app.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.order.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the alerts know over restarts. Seen failing with what is over kept, with the first start counted as one anew, and with peaks that are
 * read and not written.
 */
class AlertMemoryTest {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final Sighting SHUT =
            Sighting.lasting(AlertRule.RESTRAINED, "account \"A\"\n", Severity.WARNING, "shut");

    @TempDir
    private Path directory;

    private AlertMemory memory;
    private long nowNs = 1_000 * MINUTE;

    @BeforeEach
    void open() throws IOException {
        memory = AlertMemory.open(directory.resolve("alerts.state"), nowNs);
    }

    private static KeptAlert alert(String id, boolean isOver) {
        return new KeptAlert(id, isOver ? null : SHUT, true, 1, 2, 3, "ann", 4, isOver);
    }

    @Test
    void shouldKnowWhatWasNotOver() throws IOException {
        memory.keep(alert("9-1", false));
        memory.keep(alert("9-2", false));
        memory.keep(alert("9-1", true));
        memory.flush(nowNs);
        for (int restart = 0; restart < 2; restart++) {
            open();
            assertEquals(List.of(alert("9-2", false)), memory.before());
        }
    }

    @Test
    void shouldKnowTheHighestEquityThatWasWrittenOnceAMinute() throws IOException {
        memory.flush(nowNs);
        memory.peaks().put("A", new BigDecimal("1000.10"));
        memory.flush(nowNs + MINUTE - 1);
        open();
        assertEquals(Map.of(), memory.peaks());
        memory.flush(nowNs);
        memory.peaks().put("A", new BigDecimal("1000.10"));
        memory.flush(nowNs + MINUTE);
        open();
        assertEquals(Map.of("A", new BigDecimal("1000.10")), memory.peaks());
    }

    @Test
    void shouldCountStartsWithinTheHourButTheFirst() throws IOException {
        assertEquals(0, memory.restarts(nowNs));
        for (int restart = 1; restart <= 3; restart++) {
            nowNs += 25 * MINUTE;
            open();
            assertEquals(Math.min(restart, 3), memory.restarts(nowNs));
        }
        assertEquals(2, memory.restarts(nowNs + 10 * MINUTE + 1));
        nowNs += 61 * MINUTE;
        open();
        assertEquals(1, memory.restarts(nowNs));
        for (int restart = 0; restart < 20; restart++) {
            nowNs += 61 * MINUTE;
            open();
        }
        try (var lines = Files.lines(directory.resolve("alerts.state"))) {
            assertEquals(3, lines.count(), "it does not grow with starts");
        }
    }

    @Test
    void shouldLeaveOutWhatAKillCut() throws IOException {
        memory.keep(alert("9-1", false));
        memory.flush(nowNs);
        Files.writeString(directory.resolve("alerts.state"), "{\"id\":\"9-2\",\"ru", StandardOpenOption.APPEND);
        open();
        assertEquals(List.of(alert("9-1", false)), memory.before());
    }
}
