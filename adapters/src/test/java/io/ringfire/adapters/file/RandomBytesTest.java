package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes, an import ends with a result or an {@link ImportException}, soon. Seen failing with the bound
 * of {@link Cells} removed.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomBytesTest {
    private static final int RUNS = 600;
    private static final String ALPHABET = "0123456789.,;:-+/ \t\"<>TZeNa\r\n\n\u00e9";

    @TempDir
    Path folder;

    private int completed;

    @ParameterizedTest
    @ValueSource(strings = {"lean", "truefx", "dukascopy", "histdata", "mt5-ticks", "mt5-m1", "m1-bid-ask", "csv"})
    void shouldSurviveAnyBytes(String format) throws Exception {
        Random random = new Random(format.hashCode());
        byte[] valid = valid(format);
        for (int run = 0; run < RUNS; run++) {
            byte[] bytes = switch (run % 4) {
                case 0 -> noise(random);
                case 1 -> likely(random);
                default -> mutated(random, valid);
            };
            byte[] stored = switch (random.nextInt(5)) {
                case 0 -> mutated(random, TestFiles.gzip(bytes));
                case 1 -> mutated(random, TestFiles.zip(entry(format), new String(bytes, StandardCharsets.ISO_8859_1)));
                case 2 -> mutated(random, TestFiles.lzma(bytes));
                default -> bytes;
            };
            read(format, stored);
        }
        assertTrue(completed > 0, "some must get through, or nothing was tested");
    }

    private void read(String format, byte[] bytes) throws Exception {
        Path file = TestFiles.write(folder.resolve(entry(format)), bytes);
        Path[] files = format.equals("m1-bid-ask")
                ? new Path[] {TestFiles.write(folder.resolve("bid.csv"), valid(format)), file}
                : new Path[] {file};
        long[] quotes = new long[1];
        QuoteSink sink = (venueNs, bid, ask, bidVolume, askVolume, flags) -> {
            assertTrue(venueNs > -86_400_000_000_000L && bid > 0 && ask > 0 && bidVolume >= 0 && askVolume >= 0);
            quotes[0]++;
        };
        try {
            String zone = format.startsWith("mt5") ? "NY+7" : null;
            ImportResult result = ImportedQuotes.run(format, "EURUSD", 5, zone, sink, files);
            assertEquals(quotes[0], result.accepted());
            int quotesOfARow = format.contains("m1") ? Bar.PRICES : 1;
            assertEquals(result.rows(), result.accepted() / quotesOfARow + result.refusedRows());
            completed++;
        } catch (ImportException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
        }
    }

    private static String entry(String format) {
        return format.equals("dukascopy") ? "EURUSD/2019/01/04/00h_ticks.bi5" : "20140501_quote.csv";
    }

    private static byte[] valid(String format) {
        return switch (format) {
            case "lean" -> TestFiles.text("292,1.38676,1.38686", "920.5,1.38676,1.38687");
            case "truefx" -> TestFiles.text("EUR/USD,20130101 22:00:00.295,1.32018,1.32026");
            case "dukascopy" ->
                TestFiles.lzma(TestFiles.ticks(
                        0, 114570, 114560, 1f, 2f, 5, 114571, 114561, 3f, 4f, 9, 114571, 114561, 3f, 4f));
            case "histdata" -> TestFiles.text("20200101 170000065,1.121200,1.121720,0");
            case "mt5-ticks" ->
                TestFiles.text(
                        "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>",
                        "2022.11.10\t15:00:00.017\t0.86682\t0.86712\t\t\t6",
                        "2022.11.10\t15:00:00.228\t\t0.86710\t\t\t4");
            case "mt5-m1" ->
                TestFiles.text(
                        "time,open,high,low,close,tick_volume,spread,real_volume",
                        "2025-01-02 00:00:00,1.03515,1.03520,1.03510,1.0351600000000001,1,70,0");
            case "m1-bid-ask" ->
                TestFiles.text(
                        "timestamp,open,high,low,close",
                        "2013-02-01 00:00:00+00:00,91.715,91.715,91.653,91.653",
                        "2013-02-01 00:01:00+00:00,91.653,91.707,91.653,91.661");
            default ->
                TestFiles.text(
                        "timestamp,bid,ask,bid_volume",
                        "2013-01-01 22:00:00.295000+00:00,86.655,86.728,1.5",
                        "1580398089820,86.655,86.728,");
        };
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Text of the characters that matter. */
    private static byte[] likely(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(500);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A few bytes changed or cut off, or a stretch repeated, sometimes very often. */
    private static byte[] mutated(Random random, byte[] valid) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
                default ->
                    bytes = repeated(
                            bytes, at, 1 + random.nextInt(Math.min(40, bytes.length - at)), random.nextInt(200));
            }
        }
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int at, int length, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at + length);
        for (int i = 0; i < times; i++) {
            out.write(bytes, at, length);
        }
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }
}
