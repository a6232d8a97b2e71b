package io.ringfire.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Ticks that a seed makes: a quote every five seconds, some hours long, imported as any file is. */
public final class GeneratedHistory {
    /** Ticks of each symbol. */
    public static final int TICKS = 4_000;

    private static final int STEP_SECONDS = 5;

    private GeneratedHistory() {}

    /** Imports them into a data directory. */
    public static void importTo(Path data, String symbol, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("time,bid,ask\n");
        long bid = 110_000;
        java.time.Instant time = java.time.Instant.parse("2024-01-02T00:00:00Z");
        for (int i = 0; i < TICKS; i++) {
            bid += random.nextInt(21) - 10;
            csv.append(String.format(
                    "%s,%d.%05d,%d.%05d%n",
                    time, bid / 100_000, bid % 100_000, (bid + 8) / 100_000, (bid + 8) % 100_000));
            time = time.plusSeconds(STEP_SECONDS);
        }
        Files.createDirectories(data);
        Path file = Files.writeString(data.resolve(symbol + ".csv"), csv);
        Commands.run(
                        "import",
                        "--format",
                        "csv",
                        "--symbol",
                        symbol,
                        "--data",
                        data.toString(),
                        "--json",
                        file.toString())
                .json();
    }
}
