package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordLog;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link JournalAppendBenchmark} is to be held against: the same bytes into a bare Chronicle Queue by its quickest way, {@code
 * writeBytes} of a reused store outside the heap, with a clock that reads none. The bytes of 64 records lie together already, so that nothing
 * gathers them; nothing is proven of the pages, touched or counted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BareAppendBenchmark {
    private static final int RECORDS = RecordLog.MAX_RECORDS_PER_DOCUMENT;
    private static final int BLOCK_BYTES = 64 << 20;

    private final UnsafeBuffer ticks = new UnsafeBuffer(ByteBuffer.allocateDirect(RECORDS * JournalTicks.BYTES));
    private final PointerBytesStore document = new PointerBytesStore();
    private Path directory;
    private ChronicleQueue queue;
    private ExcerptAppender appender;

    /** A new queue. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        UnsafeBuffer tick = JournalTicks.sealed();
        for (int i = 0; i < RECORDS; i++) {
            ticks.putBytes(i * JournalTicks.BYTES, tick, 0, JournalTicks.BYTES);
        }
        directory = JournalTicks.newDirectory();
        queue = SingleChronicleQueueBuilder.binary(directory.toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .timeProvider(() -> 0)
                .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** Deletes it. */
    @TearDown(Level.Iteration)
    public void close() {
        appender.close();
        queue.close();
        Disk.deleteTree(directory);
    }

    /** 64 documents of one record. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void oneRecordADocument() {
        for (int i = 0; i < RECORDS; i++) {
            document.set(ticks.addressOffset() + (long) i * JournalTicks.BYTES, JournalTicks.BYTES);
            appender.writeBytes(document);
        }
    }

    /** One document of 64 records. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public void sixtyFourRecordsADocument() {
        document.set(ticks.addressOffset(), (long) RECORDS * JournalTicks.BYTES);
        appender.writeBytes(document);
    }
}
