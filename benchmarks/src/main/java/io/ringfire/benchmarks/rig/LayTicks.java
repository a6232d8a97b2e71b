package io.ringfire.benchmarks.rig;

import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.DataLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench lay-ticks}: makes a journal long that a service left, for the start behind it to be measured, or learnt from. */
@Command(
        name = "lay-ticks",
        description =
                "Puts the journals of a service that does not run a day back, and lays ticks behind them up to now; the run counts as killed.",
        mixinStandardHelpOptions = true)
public final class LayTicks implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data directory of the service.")
    private Path data;

    @Option(
            names = "--facts",
            required = true,
            paramLabel = "N",
            description = "How many facts the journal holds then.")
    private long facts;

    @Override
    public Integer call() throws IOException {
        if (facts < 1) {
            throw new IllegalArgumentException("--facts " + facts + " is not at least 1");
        }
        DataDirectory directory = new DataDirectory(data);
        if (!Files.isDirectory(directory.ticks())) {
            throw new IllegalArgumentException(
                    "--data " + data + " holds no journals; name the data directory of a service that ran");
        }
        DataLock lock = DataLock.acquire(directory.lockFile(), "data directory " + data);
        try {
            DayOfTicks.write(directory.ticks(), directory.fires(), facts);
        } finally {
            lock.close();
        }
        return 0;
    }
}
