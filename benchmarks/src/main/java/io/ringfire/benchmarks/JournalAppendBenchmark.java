package io.ringfire.benchmarks;

import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
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

/**
 * What a record costs to append, alone in its document or among 64, on fresh memory, with and without a thread that
 * touches pages ahead. Each iteration writes a new queue; {@code ringfire.benchmark.dir} says where.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JournalAppendBenchmark {
    private static final int RECORDS = RecordLog.MAX_RECORDS_PER_DOCUMENT;
    private static final int BLOCK_BYTES = 64 << 20;

    /** Whether pages are touched ahead by a thread beside. */
    @Param({"false", "true"})
    public boolean touchAhead;

    private final UnsafeBuffer tick = JournalTicks.sealed();
    private Path directory;
    private ChronicleRecordLog log;
    private DocumentBuilder documents;
    private AgentRunner toucher;

    /** A new queue. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = JournalTicks.newDirectory();
        log = ChronicleRecordLog.openDaily(directory, BLOCK_BYTES, Long.MIN_VALUE);
        documents = new DocumentBuilder(log);
        if (touchAhead) {
            toucher = new AgentRunner(
                    new BackoffIdleStrategy(1, 1, 1_000, 100_000), Throwable::printStackTrace, null, log.toucher());
            AgentRunner.startOnThread(toucher);
        }
    }

    /** Deletes it. */
    @TearDown(Level.Iteration)
    public void close() {
        if (toucher != null) {
            toucher.close();
            toucher = null;
        }
        log.close();
        Disk.deleteTree(directory);
    }

    /** 64 documents of one record. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void oneRecordADocument() {
        for (int i = 0; i < RECORDS; i++) {
            log.append(tick, 0, JournalTicks.BYTES, JournalTicks.EVENT_NS);
        }
    }

    /** One document of 64 records. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void sixtyFourRecordsADocument() {
        for (int i = 0; i < RECORDS; i++) {
            documents.add(tick, 0, JournalTicks.BYTES, JournalTicks.EVENT_NS);
        }
    }
}
