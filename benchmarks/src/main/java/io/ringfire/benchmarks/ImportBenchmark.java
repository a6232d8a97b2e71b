package io.ringfire.benchmarks;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.adapters.file.ImportRequest;
import io.ringfire.adapters.file.ImportResult;
import io.ringfire.adapters.file.ProgressListener;
import io.ringfire.adapters.file.QuoteImport;
import io.ringfire.adapters.file.SourceZone;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
 * What a row costs to import, from a file in the page cache to a sink that forgets, ns a row: 1,000 divided by it are millions of rows a
 * second. A row of bars gives four quotes; of {@code m1-bid-ask} it is a pair. The bytes an operation are those of opening the file, shared out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ImportBenchmark {
    private static final int ROWS = 20_000;

    /** As {@code import --format} names it. */
    @Param({"lean", "truefx", "dukascopy", "histdata", "mt5-ticks", "mt5-m1", "m1-bid-ask", "csv"})
    public String format;

    private Path directory;
    private ImportRequest request;
    private long sum;

    /** Writes the file, and sees that all of it is understood. */
    @Setup
    public void write() throws IOException, ImportException {
        directory = JournalTicks.newDirectory();
        List<Path> files = new ImportFiles(directory).write(format, ROWS);
        SourceZone zone = format.startsWith("mt5") ? SourceZone.parse("NY+7") : null;
        request = new ImportRequest(format, "EURUSD", 5, zone, files);
        ImportResult result = QuoteImport.run(request, this::take, ProgressListener.NONE);
        if (result.rows() != ROWS || !result.refused().isEmpty()) {
            throw new IllegalStateException(
                    result.rows() + " of " + ROWS + " rows, and refused were " + result.refused());
        }
    }

    /** Deletes it. */
    @TearDown
    public void delete() {
        Disk.deleteTree(directory);
    }

    /** All rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long rows() throws ImportException {
        QuoteImport.run(request, this::take, ProgressListener.NONE);
        return sum;
    }

    private void take(long venueNs, long bid, long ask, long bidVolume, long askVolume, int flags) {
        sum += venueNs + bid + ask;
    }
}
