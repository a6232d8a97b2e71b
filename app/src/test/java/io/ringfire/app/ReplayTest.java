package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import io.ringfire.journal.run.RunDirectory;
import io.ringfire.journal.segment.ImportCounts;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.SegmentSpec;
import io.ringfire.journal.segment.SegmentWriter;
import io.ringfire.journal.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay decides again: it must find what was decided equal, and anything else different. */
class ReplayTest {
    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void runABacktest() {
        data = temporary.resolve("data");
        PublishedResults.importAudusd(data);
        Commands.run(PublishedResults.audusd(data)).json();
    }

    @Test
    void shouldFindABacktestEqualWithoutARingFusedAndPipelined() {
        String stateHash = replay().json().path("stateHash").asText();

        for (String threading : List.of("fused", "pipelined")) {
            JsonNode result = replay("--threading", threading).json();
            assertTrue(result.path("equal").asBoolean());
            assertEquals(stateHash, result.path("stateHash").asText());
        }
        assertEquals(new RunDirectoryReport(data).stateHash(), stateHash, "the replay's state is the backtest's");
    }

    /** The fire journal is not there to be read: what comes out was decided from the facts. */
    @Test
    void shouldRebuildAnEqualFireJournalFromFactsAndConfigurationAlone() throws IOException {
        byte[] wanted = raw(data, "--run", "1");
        Path copy = temporary.resolve("copy");
        copyTree(data, copy);
        deleteTree(copy.resolve("runs/1/fires"));
        Path rebuilt = temporary.resolve("rebuilt");

        Commands.run("replay", "--verify", "--data", copy.toString(), "--out", rebuilt.toString(), "--json");
        Files.createDirectories(copy.resolve("runs/1/fires"));
        copyTree(rebuilt, copy.resolve("runs/1/fires"));

        assertTrue(wanted.length > 10_000);
        assertEquals(-1, java.util.Arrays.mismatch(wanted, raw(copy, "--run", "1")));
    }

    /** Every checksum is right again: only deciding again can find it. */
    @Test
    void shouldNameTheFirstDifferentOrderWhenOneBidAtADecisionIsAnotherPoint() throws IOException {
        RunDirectory run = RunDirectory.latest(new DataDirectory(data)).orElseThrow();
        long cause = causeOfOrder(run, 10);
        Path other = temporary.resolve("other");
        changeOneBid(cause - PREAMBLE - ownFactsBefore(run, cause), other);
        Files.move(data.resolve("history"), temporary.resolve("history.before"));
        Files.move(other.resolve("history"), data.resolve("history"));
        adoptContentHash(run);

        Commands.Answer answer = replay();

        assertEquals(1, answer.exitCode(), answer.out() + answer.err());
        String first = answer.anyJson().path("differences").path(0).asText();
        assertTrue(first.startsWith("order B000000A "), first);
    }

    @Test
    void shouldNameTheFirstDifferentOrderWhenAStrategyParameterIsAnother() throws IOException {
        Path config = data.resolve("runs/1/config.yaml");
        String text = Files.readString(config);
        assertTrue(text.contains("slow: 20"), text);
        Files.writeString(config, text.replace("slow: 20", "slow: 21"));

        Commands.Answer answer = replay();

        assertEquals(1, answer.exitCode());
        assertTrue(answer.anyJson().path("differences").path(0).asText().startsWith("order B0000"), answer.out());
    }

    @Test
    void shouldSayWhichSegmentIsGone() {
        String id = new Segments(new DataDirectory(data)).list().get(0).id();
        Commands.run("journal", "drop", id, "--data", data.toString());

        Commands.Answer answer = replay();

        assertEquals(3, answer.exitCode());
        assertTrue(answer.err().contains(id) && answer.err().contains("import the same files again"), answer.err());
    }

    /** RunStarted, one InstrumentDefined, one SnapshotAccount. */
    private static final int PREAMBLE = 3;

    private Commands.Answer replay(String... more) {
        return Commands.run(List.of("replay", "--verify", "--data", data.toString(), "--json"), more);
    }

    private byte[] raw(Path directory, String... place) throws IOException {
        Path file = temporary.resolve("raw.bin");
        Commands.Answer answer = Commands.run(
                List.of("journal", "export", "--raw", "--data", directory.toString(), "--out", file.toString()), place);
        assertEquals(0, answer.exitCode(), answer.err());
        return Files.readAllBytes(file);
    }

    private static long causeOfOrder(RunDirectory run, int number) {
        int orders = 0;
        try (QueueRecordSource fires = QueueRecordSource.open(run.fires())) {
            while (fires.next()) {
                if (RecordFrame.templateId(fires.buffer(), fires.offset()) == OrderDecoder.TEMPLATE_ID
                        && ++orders == number) {
                    return RecordFrame.sequence(fires.buffer(), fires.offset());
                }
            }
        }
        throw new AssertionError("the run has fewer than " + number + " orders");
    }

    private static long ownFactsBefore(RunDirectory run, long sequence) {
        long own = -PREAMBLE;
        try (QueueRecordSource inbound = QueueRecordSource.open(run.inbound())) {
            while (inbound.next() && RecordFrame.sequence(inbound.buffer(), inbound.offset()) < sequence) {
                own++;
            }
        }
        return own;
    }

    private void changeOneBid(long tickNumber, Path into) {
        Segment segment = new Segments(new DataDirectory(data)).list().get(0);
        SegmentSpec spec =
                new SegmentSpec("AUDUSD", 5, "csv", "", segment.manifest().sources());
        TickDecoder tick = new TickDecoder();
        try (SegmentWriter writer = SegmentWriter.begin(new Segments(new DataDirectory(into)), spec, false);
                RecordSource ticks = segment.open()) {
            DirectBuffer defined = segment.instrumentDefined();
            writer.writeInstrument(defined, 0, defined.capacity());
            for (long number = 0; ticks.next(); number++) {
                tick.wrap(
                        ticks.buffer(),
                        ticks.offset() + RecordFrame.BLOCK_OFFSET,
                        TickDecoder.BLOCK_LENGTH,
                        TickDecoder.SCHEMA_VERSION);
                long bid = tick.bidPoints() - (number == tickNumber ? 1 : 0);
                writer.writeTick(tick.venueNs(), bid, tick.askPoints(), 0, 0, tick.flags());
            }
            writer.finish(new ImportCounts(0, 0, Map.of(), Map.of()));
        }
    }

    /** As if the run had always named the changed segment. */
    private void adoptContentHash(RunDirectory run) throws IOException {
        String manifest = Files.readString(run.manifestFile());
        String changed =
                new Segments(new DataDirectory(data)).list().get(0).manifest().contentSha256();
        String before =
                run.manifest().path("segments").path(0).path("contentSha256").asText();
        Files.writeString(run.manifestFile(), manifest.replace(before, changed));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    /** What the newest run's manifest says. */
    private record RunDirectoryReport(Path data) {
        String stateHash() {
            return RunDirectory.latest(new DataDirectory(data))
                    .orElseThrow()
                    .manifest()
                    .path("stateHash")
                    .asText();
        }
    }
}
