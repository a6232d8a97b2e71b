package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Published results of another engine, to the cent and to the count. Seen failing while the stamp of a journalled fact could
 * move back, which lost decisions: AUDUSD ended at 982,347.05 with 226 positions.
 */
class PublishedResultsTest {
    @TempDir
    private Path data;

    @Test
    void shouldReproduceUsdjpyOnMinuteBarsToTheCent() {
        PublishedResults.importUsdjpy(data);

        JsonNode report = Commands.run(PublishedResults.usdjpy(data)).json();

        assertEquals(115_044, report.path("ticks").asLong());
        assertEquals(2_689, report.path("bars").asLong());
        assertEquals(178, report.path("orders").asLong());
        assertEquals(178, report.path("fills").asLong());
        assertEquals(89, report.path("positions").asLong());
        assertEquals(89, report.path("trades").size());
        assertEquals(new BigDecimal("996814.33"), report.path("balance").decimalValue());
        assertEquals("END", report.path("trades").path(88).path("reason").asText());
    }

    @Test
    void shouldReproduceAudusdOnTickBarsToTheCent() {
        PublishedResults.importAudusd(data);

        JsonNode report = Commands.run(PublishedResults.audusd(data)).json();

        assertEquals(100_000, report.path("ticks").asLong());
        assertEquals(1_000, report.path("bars").asLong());
        assertEquals(96, report.path("orders").asLong());
        assertEquals(48, report.path("positions").asLong());
        assertEquals(0, report.path("rejects").size());
        assertEquals(
                0, new BigDecimal("996361.60").compareTo(report.path("balance").decimalValue()));
    }

    @Test
    void shouldDecideAlikeWithoutARingFusedAndPipelined() {
        PublishedResults.importAudusd(data);
        // the first hour is enough, and lock step through five threads is slow on two cores
        String[] firstHour = {"--to", "2020-01-30T16:30:00Z"};
        JsonNode first = Commands.run(PublishedResults.audusd(data), firstHour).json();
        assertTrue(first.path("orders").asInt() > 2, first.path("orders").toString());
        String direct = first.path("stateHash").asText();
        String directFires = Commands.run(
                        "journal",
                        "export",
                        "--raw",
                        "--run",
                        "latest",
                        "--data",
                        data.toString(),
                        "--out",
                        data.resolve("direct.bin").toString())
                .err();
        assertEquals("", directFires);

        for (String threading : new String[] {"fused", "pipelined"}) {
            JsonNode report = Commands.run(
                            PublishedResults.audusd(data), firstHour[0], firstHour[1], "--threading", threading)
                    .json();

            assertEquals(direct, report.path("stateHash").asText(), threading);
            Path raw = data.resolve(threading + ".bin");
            Commands.run(
                    "journal",
                    "export",
                    "--raw",
                    "--run",
                    "latest",
                    "--data",
                    data.toString(),
                    "--out",
                    raw.toString());
            assertEquals(-1, mismatch(data.resolve("direct.bin"), raw), threading);
        }
    }

    private static long mismatch(Path first, Path second) {
        try {
            return Files.mismatch(first, second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
