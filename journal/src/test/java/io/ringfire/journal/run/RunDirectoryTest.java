package io.ringfire.journal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.journal.Frames;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    private static final long DAY_NS = 86_400_000_000_000L;

    @TempDir
    Path directory;

    private DataDirectory data;

    @BeforeEach
    void open() {
        data = new DataDirectory(directory);
    }

    @Test
    void shouldTakeTheNextFreeNumber() throws IOException {
        assertEquals(Optional.empty(), RunDirectory.latest(data));
        assertEquals(1, RunDirectory.create(data).number());
        assertEquals(2, RunDirectory.create(data).number());
        Files.createDirectories(data.runs().resolve("notes"));
        Files.createDirectories(data.runs().resolve("10"));
        assertEquals(11, RunDirectory.create(data).number());
        assertEquals(11, RunDirectory.latest(data).orElseThrow().number());
        assertEquals(2, RunDirectory.find(data, 2).orElseThrow().number());
        assertEquals(Optional.empty(), RunDirectory.find(data, 3));
    }

    @Test
    void shouldSealItsFilesInTheManifest() throws IOException {
        RunDirectory run = RunDirectory.create(data);
        fill(run.inbound(), 3);
        fill(run.fires(), 1);
        Files.writeString(run.configFile(), "mode: paper\n");
        ObjectNode manifest = Json.newTree();
        manifest.put("strategy", "ema-cross");
        run.seal(manifest);
        assertEquals("ema-cross", run.manifest().path("strategy").asText());
        List<FileSeal> seals = run.seals();
        assertEquals(4 + 2 + 1, seals.size());
        seals.forEach(seal -> seal.check(run.directory()));
        try (QueueRecordSource source = QueueRecordSource.openClosed(run.inbound())) {
            assertTrue(source.next() && source.next() && source.next());
            assertFalse(source.next());
        }
    }

    @Test
    void shouldSealTheClosedFilesOfAServiceQueueOnce() throws IOException {
        fill(data.ticks(), 3);
        List<FileSeal> first = QueueSeal.sealClosedFiles(data.ticks());
        assertEquals(
                List.of("19700101F.cq4", "19700102F.cq4"),
                first.stream().map(FileSeal::name).toList());
        Path table = data.ticks().resolve(QueueSeal.SEALED_FILE);
        String before = Files.readString(table);
        assertEquals(first, QueueSeal.sealClosedFiles(data.ticks()));
        assertEquals(before, Files.readString(table));
    }

    private static void fill(Path queue, int days) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        try (ChronicleRecordLog log =
                ChronicleRecordLog.openDaily(queue, ChronicleRecordLog.MIN_BLOCK_BYTES, Long.MIN_VALUE)) {
            for (int i = 0; i < days; i++) {
                log.append(buffer, 0, Frames.tick(buffer, 0, i, i * DAY_NS), i * DAY_NS);
            }
        }
    }
}
