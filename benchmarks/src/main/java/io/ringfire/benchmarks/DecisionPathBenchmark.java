package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordLog;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a tick costs through all stages on one thread, its orders and their reports included: without journals, and with both
 * in Chronicle queues, ticks too. Without a ring and without a socket.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecisionPathBenchmark {
    private static final int BLOCK_BYTES = 64 << 20;

    /** Where facts and decisions go. */
    @Param({"none", "chronicle"})
    public String journals;

    private final BenchTicks ticks = new BenchTicks();
    private Path directory;
    private RecordLog inbound;
    private RecordLog fires;
    private BenchEngine engine;

    /** New journals and a new engine. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        if ("chronicle".equals(journals)) {
            directory = JournalTicks.newDirectory();
            inbound = ChronicleRecordLog.openSingleFile(directory.resolve("inbound"), BLOCK_BYTES);
            fires = ChronicleRecordLog.openSingleFile(directory.resolve("fires"), BLOCK_BYTES);
        } else {
            inbound = new NoLog();
            fires = new NoLog();
        }
        engine = new BenchEngine(inbound, fires);
    }

    /** Deletes them. Fails when nothing was decided: it would have measured something else. */
    @TearDown(Level.Iteration)
    public void close() {
        engine.close();
        inbound.close();
        fires.close();
        if (directory != null) {
            Disk.deleteTree(directory);
        }
        if (engine.orders() == 0) {
            throw new IllegalStateException("no order in the whole iteration");
        }
    }

    /** One tick and what it causes. */
    @Benchmark
    public void tick() {
        ticks.next();
        engine.onTick(ticks);
    }
}
