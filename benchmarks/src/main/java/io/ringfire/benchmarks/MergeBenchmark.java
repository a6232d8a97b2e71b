package io.ringfire.benchmarks;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** What a tick costs to read through the merge, every checksum checked, from one queue file or by turns from two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MergeBenchmark {
    private static final int TICKS = 2_000_000;
    private static final int BLOCK_BYTES = 64 << 20;

    /** Files that are merged; together they hold the same ticks. */
    @Param({"1", "2"})
    public int inputs;

    private Path directory;

    /** Writes the files. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        directory = JournalTicks.newDirectory();
        BenchTicks ticks = new BenchTicks();
        List<ChronicleRecordLog> logs = new ArrayList<>();
        List<DocumentBuilder> documents = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            logs.add(ChronicleRecordLog.openSingleFile(directory.resolve("input" + i), BLOCK_BYTES));
            documents.add(new DocumentBuilder(logs.get(i)));
        }
        for (int i = 0; i < TICKS; i++) {
            ticks.next();
            documents
                    .get(i % inputs)
                    .addAndSeal(ticks.buffer(), ticks.offset(), BenchTicks.FRAME_BYTES, ticks.eventNs());
        }
        documents.forEach(DocumentBuilder::flush);
        logs.forEach(ChronicleRecordLog::close);
    }

    /** Deletes them. */
    @TearDown(Level.Trial)
    public void delete() {
        Disk.deleteTree(directory);
    }

    /** All ticks. */
    @Benchmark
    @OperationsPerInvocation(TICKS)
    public long merge() {
        List<MarketDataMerge.Input> sources = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            int instrumentId = i;
            sources.add(new MarketDataMerge.Input(
                    QueueRecordSource.open(directory.resolve("input" + i)),
                    (buffer, offset) -> instrumentId,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE));
        }
        long sum = 0;
        long read = 0;
        try (MarketData market = new MarketDataMerge(sources)) {
            while (market.next()) {
                sum += RecordFrame.eventNs(market.buffer(), market.offset());
                read++;
            }
        }
        if (read != TICKS) {
            throw new IllegalStateException("read " + read + " of " + TICKS + " ticks");
        }
        return sum;
    }
}
