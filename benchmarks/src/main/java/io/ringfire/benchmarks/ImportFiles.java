package io.ringfire.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Small price files of each format that can be imported, of a seeded walk of EURUSD. */
final class ImportFiles {
    private static final LocalDateTime START = LocalDateTime.of(2025, 1, 6, 0, 0);
    private static final int START_POINTS = 103_500;
    private static final int MOST_STEP_MS = 100;
    private static final int SPREAD_POINTS = 8;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Path directory;
    private int bid = START_POINTS;
    private int ms;
    private LocalDateTime time = START;

    /** Writes into this directory. */
    ImportFiles(Path directory) {
        this.directory = directory;
    }

    /** The file of so many rows, or the two of bid and ask bars. */
    List<Path> write(String format, int rows) throws IOException {
        return switch (format) {
            case "lean" -> List.of(text("20250106_quote.csv", "", rows, () -> ms + "," + bid() + "," + ask()));
            case "truefx" ->
                List.of(text(
                        "eurusd.csv",
                        "",
                        rows,
                        () -> "EUR/USD," + now("yyyyMMdd HH:mm:ss.SSS") + "," + bid() + "," + ask()));
            case "histdata" ->
                List.of(text(
                        "eurusd.csv", "", rows, () -> now("yyyyMMdd HHmmssSSS") + "," + bid() + "," + ask() + ",0"));
            case "csv" ->
                List.of(text(
                        "eurusd.csv",
                        "timestamp,bid,ask\n",
                        rows,
                        () -> now("yyyy-MM-dd HH:mm:ss.SSS") + "," + bid() + "," + ask()));
            case "mt5-ticks" ->
                List.of(text(
                        "eurusd.tsv",
                        "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n",
                        rows,
                        () -> now("yyyy.MM.dd\tHH:mm:ss.SSS") + "\t" + bid() + "\t" + ask() + "\t\t\t6"));
            case "mt5-m1" ->
                List.of(text(
                        "eurusd.csv",
                        "time,open,high,low,close,tick_volume,spread,real_volume\n",
                        rows,
                        () -> minute() + "," + ohlc() + ",61," + SPREAD_POINTS + ",0"));
            case "m1-bid-ask" -> List.of(bars("bid.csv", rows), bars("ask.csv", rows));
            case "dukascopy" -> List.of(bi5(rows));
            default -> throw new IllegalArgumentException("no file is written of the format " + format);
        };
    }

    private Path bars(String name, int rows) throws IOException {
        time = START;
        return text(name, "timestamp,open,high,low,close\n", rows, () -> minute() + "," + ohlc());
    }

    private Path text(String name, String header, int rows, Supplier<String> row) throws IOException {
        StringBuilder text = new StringBuilder(header);
        for (int i = 0; i < rows; i++) {
            move();
            text.append(row.get()).append('\n');
        }
        return Files.writeString(directory.resolve(name), text);
    }

    /** Dukascopy's: an hour of records, packed. */
    private Path bi5(int rows) throws IOException {
        ByteBuffer records = ByteBuffer.allocate(rows * 20);
        for (int i = 0; i < rows; i++) {
            move();
            records.putInt(ms)
                    .putInt(bid + SPREAD_POINTS)
                    .putInt(bid)
                    .putFloat(1.5f)
                    .putFloat(0.75f);
        }
        Path file = directory.resolve("EURUSD/2025/00/06/00h_ticks.bi5");
        Files.createDirectories(file.getParent());
        try (OutputStream out =
                new LZMAOutputStream(Files.newOutputStream(file), new LZMA2Options(), records.capacity())) {
            out.write(records.array());
        }
        return file;
    }

    private void move() {
        bid += random.nextInt(-5, 6);
        ms += 1 + random.nextInt(MOST_STEP_MS);
    }

    private String bid() {
        return price(bid);
    }

    private String ask() {
        return price(bid + SPREAD_POINTS);
    }

    private String ohlc() {
        return price(bid) + "," + price(bid + 9) + "," + price(bid - 7) + "," + price(bid + 2);
    }

    private static String price(int points) {
        return String.format(Locale.ROOT, "%.5f", points / 1e5);
    }

    private String now(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(START.plusNanos(ms * 1_000_000L));
    }

    private String minute() {
        String text =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).format(time);
        time = time.plusMinutes(1);
        return text;
    }
}
