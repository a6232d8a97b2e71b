package io.ringfire.benchmarks;

import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.state.SharedStateReader;
import io.ringfire.journal.state.SharedStateWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to publish a quote to the shared state, and to read one there, 15 symbols by turns. The publisher does so ten times a second,
 * off the ring, and allocates; making the value's text is not in it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SharedStateBenchmark {
    private static final int SYMBOLS = 15;
    private static final int ENTRIES = 4_096;

    private final String[] keys = new String[SYMBOLS];
    private final String[] values = new String[SYMBOLS + 1]; // so that the next value of a key is another
    private Path directory;
    private SharedStateWriter writer;
    private SharedStateReader reader;
    private int key;
    private int value;

    /** Makes a map. */
    @Setup
    public void open() throws IOException {
        for (int i = 0; i < SYMBOLS; i++) {
            keys[i] = "quote/S" + i;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = "{\"bid\":1.084" + (10 + i) + ",\"ask\":1.084" + (22 + i)
                    + ",\"eventTime\":\"2025-09-12T11:03:42.1234567" + (10 + i) + "Z\",\"ticks\":" + (880_000 + i)
                    + "}";
        }
        directory = JournalTicks.newDirectory();
        writer = new SharedStateWriter(directory, "benchmark", ENTRIES, () -> JournalTicks.EVENT_NS);
        for (String each : keys) {
            writer.put(each, values[0]);
        }
        reader = new SharedStateReader(directory);
    }

    /** Deletes it. */
    @TearDown
    public void close() {
        boolean isPublished = reader.get(keys[0]).isPresent() && writer.refused() == 0 && writer.recreated() == 0;
        reader.close();
        writer.close();
        Disk.deleteTree(directory);
        if (!isPublished) {
            throw new IllegalStateException("values were refused, or the map was made anew");
        }
    }

    /** A value is published. */
    @Benchmark
    public boolean publish() {
        value = value == values.length - 1 ? 0 : value + 1;
        return writer.put(nextKey(), values[value]);
    }

    /** A value is read, as another process does: with the file that says which map is the current one. */
    @Benchmark
    public Object read() {
        return reader.get(nextKey());
    }

    private String nextKey() {
        key = key == SYMBOLS - 1 ? 0 : key + 1;
        return keys[key];
    }
}
