package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows must not cost memory: a file ten times as long allocates no more than a buffer's worth more. */
class ImportAllocationTest {
    private static final int ROWS = 20_000;
    private static final long MARGIN_BYTES = 64 * 1024;

    @TempDir
    Path folder;

    private Object kept;

    @Test
    void shouldAllocateNothingPerRow() throws Exception {
        Path small = rows(ROWS);
        Path large = rows(10 * ROWS);
        long extra = allocated(large, this::ignore) - allocated(small, this::ignore);
        assertTrue(extra < MARGIN_BYTES, "allocated " + extra + " bytes more");
    }

    @Test
    void shouldSeeASinkThatAllocates() throws Exception {
        Path small = rows(ROWS);
        Path large = rows(10 * ROWS);
        long extra = allocated(large, this::keep) - allocated(small, this::keep);
        assertTrue(extra > 9L * ROWS * 16, "saw only " + extra + " bytes more: the measurement is blind");
    }

    private void ignore(long venueNs, long bid, long ask, long bidVolume, long askVolume, int flags) {}

    private void keep(long venueNs, long bid, long ask, long bidVolume, long askVolume, int flags) {
        kept = new long[] {venueNs};
    }

    private static long allocated(Path file, QuoteSink sink) throws ImportException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ImportedQuotes.run("csv", "X", 5, "America/New_York", sink, file); // classes and zones load here
        long before = threads.getCurrentThreadAllocatedBytes();
        ImportedQuotes.run("csv", "X", 5, "America/New_York", sink, file);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private Path rows(int count) throws IOException {
        Path file = folder.resolve(count + ".csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("timestamp,bid,ask,bidVolume\n");
            for (int i = 0; i < count; i++) {
                int second = i % 60;
                out.write("2020-01-30 15:28:" + (second < 10 ? "0" : "") + second + ".820,1." + (10_000 + i % 10_000)
                        + ",1.2000000000000002,1.5\n");
            }
        }
        return file;
    }
}
