package io.ringfire.journal.inspect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.journal.Frames;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.segment.ImportCounts;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.SegmentSpec;
import io.ringfire.journal.segment.SegmentWriter;
import io.ringfire.journal.segment.Segments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportTest {
    private static final int BLOCK = ChronicleRecordLog.MIN_BLOCK_BYTES;
    private static final String SCHEMA_PACKAGE = "io/ringfire/engine/sbe";
    private static final List<String> NO_MESSAGES = List.of("MessageHeaderDecoder", "TextDecoder");

    @TempDir
    Path directory;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void shouldExportTheFramesAsTheyWereAppended() {
        int length = Frames.instrument(buffer, 0, "EURUSD", 5);
        length += Frames.tick(buffer, length, 1, 10);
        length += Frames.tick(buffer, length, 2, 20);
        append(0, length, 20);
        assertEquals(3, JournalExport.raw(QueueRecordSource.open(directory), out));
        byte[] expected = new byte[length];
        buffer.getBytes(0, expected);
        assertArrayEquals(expected, out.toByteArray());
    }

    @Test
    void shouldWritePricesAtTheirDigitsAndVolumesInLots() {
        Segments segments = new Segments(new DataDirectory(directory));
        SegmentSpec spec = new SegmentSpec("XAUUSD", 3, "csv", "UTC", List.of(new FileSeal("a", 1, "aa")));
        try (SegmentWriter writer = SegmentWriter.begin(segments, spec, false, BLOCK)) {
            writer.writeInstrument(buffer, 0, Frames.instrument(buffer, 0, "XAUUSD", 3));
            writer.writeTick(1_398_902_400_123_456_789L, 1_291_005, 1_291_405, 1_500_000, 2_000_000, 0);
            writer.writeTick(1_398_902_400_123_456_790L, 5, -1_005, 1, 0, 3);
            Segment segment = writer.finish(new ImportCounts(2, 2, Map.of(), Map.of()));
            TickCsv csv = new TickCsv(out);
            assertEquals(2, new TickRows("XAUUSD"::equals, csv).read(segment));
            assertEquals(0, new TickRows("EURUSD"::equals, csv).read(segment));
            csv.finish();
        }
        assertEquals("""
                timeNs,symbol,bid,ask,bidVolume,askVolume,flags
                1398902400123456789,XAUUSD,1291.005,1291.405,1.5,2,0
                1398902400123456790,XAUUSD,0.005,-1.005,0.000001,0,3
                """, out.toString(US_ASCII));
    }

    @Test
    void shouldWriteParquetWithTheValuesOfTheCsv() throws SQLException, IOException {
        Path queue = directory.resolve("queue");
        Path file = directory.resolve("it's ticks.parquet");
        int length = Frames.instrument(buffer, 0, "EURUSD", 5);
        for (int i = 1; i <= 30; i++) {
            length += Frames.tick(buffer, length, i, i, 110_003, 110_011);
        }
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(queue, BLOCK, Long.MIN_VALUE)) {
            log.append(buffer, 0, length, 30);
        }
        try (TickParquet parquet = new TickParquet(file)) {
            assertEquals(30, new TickRows(symbol -> true, parquet).read(QueueRecordSource.open(queue)));
            parquet.finish();
        }
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT * FROM '" + file.toString().replace("'", "''") + "'")) {
            for (int i = 1; i <= 30; i++) {
                assertTrue(rows.next());
                assertEquals(i, rows.getLong("timeNs"));
                assertEquals("EURUSD", rows.getString("symbol"));
                assertEquals(1.10003, rows.getDouble("bid"));
                assertEquals(1.10011, rows.getDouble("ask"));
                assertEquals(1.5, rows.getDouble("bidVolume"));
                assertEquals(0, rows.getInt("flags"));
            }
            assertFalse(rows.next());
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(file, queue), left.sorted().toList());
        }
    }

    @Test
    void shouldResolveTheTicksOfAServiceQueueByItsOwnDefinitions() {
        int length = Frames.instrument(buffer, 0, "EURUSD", 5);
        length += Frames.tick(buffer, length, 1, 10, 110_000, 110_010);
        append(0, length, 10);
        TickCsv csv = new TickCsv(out);
        assertEquals(1, new TickRows(symbol -> true, csv).read(QueueRecordSource.open(directory)));
        csv.finish();
        assertTrue(out.toString(US_ASCII).endsWith("\n10,EURUSD,1.10000,1.10010,1.5,0,0\n"), out.toString(US_ASCII));
    }

    @Test
    void shouldRefuseATickWhoseInstrumentNothingDefines() {
        append(0, Frames.tick(buffer, 0, 1, 10), 10);
        JournalException refused = assertThrows(
                JournalException.class,
                () -> new TickRows(symbol -> true, new TickCsv(out)).read(QueueRecordSource.open(directory)));
        assertTrue(refused.getMessage().contains("instrument id 0"), refused.getMessage());
    }

    @Test
    void shouldPrintEveryFieldOfARecordAsJson() throws IOException {
        int length = Frames.runStarted(buffer, 0, 7, 10, "1.0 \"quoted\"");
        length += Frames.tick(buffer, length, 8, 20, 110_000, 110_010);
        length += Frames.tick(buffer, length, 9, 30, 110_000, 110_010);
        append(0, length, 30);
        StringBuilder lines = new StringBuilder();
        assertEquals(2, JournalDump.print(QueueRecordSource.open(directory), 0, 29, 10, lines));
        String[] split = lines.toString().split("\n");
        JsonNode run = new ObjectMapper().readTree(split[0]);
        assertEquals("RunStarted", run.path("record").asText());
        assertEquals(7, run.path("sequence").asLong());
        assertEquals("ABC234", run.path("installation").asText());
        assertEquals("1.0 \"quoted\"", run.path("build").asText());
        JsonNode tick = new ObjectMapper().readTree(split[1]);
        assertEquals(13, tick.size());
        assertEquals(110_010, tick.path("askPoints").asLong());
        assertEquals(65_535, tick.path("accountId").asInt());
        assertEquals(1, JournalDump.print(QueueRecordSource.open(directory), 0, 29, 1, new StringBuilder()));
    }

    @Test
    void shouldCountWhatAQueueHolds() {
        int length = Frames.runStarted(buffer, 0, 7, 10, "x");
        length += Frames.tick(buffer, length, 8, 20);
        length += Frames.tick(buffer, length, 9, 30);
        append(0, length, 30);
        JournalStat stat = JournalStat.of(directory);
        assertEquals(Map.of("RunStarted", 1L, "Tick", 2L), stat.byTemplate());
        assertEquals(3, stat.records());
        assertEquals(10, stat.firstNs());
        assertEquals(30, stat.lastNs());
        assertEquals(length, stat.recordBytes());
        assertEquals(1, stat.files());
        assertEquals(0, JournalStat.of(directory.resolve("nothing")).records());
    }

    /** Fails when a message is added to the schema and not here. */
    @Test
    void shouldKnowEveryTemplateOfTheSchema() throws IOException, URISyntaxException, ReflectiveOperationException {
        Templates templates = new Templates();
        List<String> decoders = messageDecoders();
        assertTrue(decoders.contains("TickDecoder"), decoders.toString());
        for (String name : decoders) {
            Class<?> type = Class.forName("io.ringfire.engine.sbe." + name);
            assertNotNull(templates.find(type.getField("TEMPLATE_ID").getInt(null)), name);
        }
    }

    /** Of the engine as this build has it: a folder of classes, or from the package phase on a jar. */
    private static List<String> messageDecoders() throws IOException, URISyntaxException {
        Path engine = Path.of(TickDecoder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(engine)) {
            return messageDecoders(engine.resolve(SCHEMA_PACKAGE));
        }
        try (FileSystem jar = FileSystems.newFileSystem(engine)) {
            return messageDecoders(jar.getPath(SCHEMA_PACKAGE));
        }
    }

    private static List<String> messageDecoders(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.endsWith("Decoder") && !NO_MESSAGES.contains(name))
                    .toList();
        }
    }

    private void append(int offset, int length, long eventNs) {
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(directory, BLOCK, Long.MIN_VALUE)) {
            log.append(buffer, offset, length, eventNs);
        }
    }
}
