package io.ringfire.benchmarks;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a record costs to read from the page cache: by our walker, with and without checksums, and by Chronicle's tailer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalReadBenchmark {
    private static final int RECORDS = 2_000_000;
    private static final int BLOCK_BYTES = 64 << 20;

    /** Records in a document. */
    @Param({"1", "64"})
    public int recordsADocument;

    private Path directory;

    /** Writes the queue that is read. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        directory = JournalTicks.newDirectory();
        try (ChronicleRecordLog log = ChronicleRecordLog.openSingleFile(directory, BLOCK_BYTES)) {
            UnsafeBuffer tick = JournalTicks.sealed();
            DocumentBuilder documents = new DocumentBuilder(log, recordsADocument);
            for (int i = 0; i < RECORDS; i++) {
                documents.add(tick, 0, JournalTicks.BYTES, JournalTicks.EVENT_NS);
            }
            documents.flush();
        }
    }

    /** Deletes it. */
    @TearDown(Level.Trial)
    public void delete() {
        Disk.deleteTree(directory);
    }

    /** As the engine reads. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long checked() {
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            return sum(source);
        }
    }

    /** What the checksums cost. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long unchecked() {
        try (QueueRecordSource source = QueueRecordSource.openUnchecked(directory)) {
            return sum(source);
        }
    }

    /** The documents by Chronicle's tailer, their first byte touched, nothing checked. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long tailer() {
        long sum = 0;
        try (ChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory.toFile())
                        .rollCycle(RollCycles.FAST_DAILY)
                        .blockSize(BLOCK_BYTES)
                        .timeProvider(() -> 0)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            while (true) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (!document.isPresent()) {
                        return sum;
                    }
                    sum += document.wire().bytes().readByte();
                }
            }
        }
    }

    private static long sum(RecordSource source) {
        long sum = 0;
        while (source.next()) {
            sum += RecordFrame.sequence(source.buffer(), source.offset());
        }
        return sum;
    }
}
