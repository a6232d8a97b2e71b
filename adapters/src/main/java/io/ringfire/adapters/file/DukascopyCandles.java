package io.ringfire.adapters.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Dukascopy's own candles ({@code BID_candles_min_1.bi5}), against which bars made of its ticks can be checked.
 * Records are {@code u32 second, open, close, low, high, f32 volume}, 24 bytes, big-endian, LZMA.
 */
public final class DukascopyCandles {
    private static final int RECORD_BYTES = 24;

    private DukascopyCandles() {}

    /**
     * One candle over [start, start + its length).
     *
     * @param startSecond seconds from the start of the file's period, a UTC day for one-minute candles
     * @param openPoints in Dukascopy's own point, 10^-5 or 10^-3
     * @param highPoints in the same
     * @param lowPoints in the same
     * @param closePoints in the same
     * @param volumeMillions in millions of units, as stored
     */
    public record Candle(
            long startSecond,
            long openPoints,
            long highPoints,
            long lowPoints,
            long closePoints,
            float volumeMillions) {}

    /**
     * Reads all candles of one file.
     *
     * @throws ImportException if the file is missing, torn or damaged
     */
    public static List<Candle> read(Path file) throws ImportException {
        List<Candle> candles = new ArrayList<>();
        try (SourceFiles source = SourceFiles.of(List.of(file), ProgressListener.NONE)) {
            for (Member member : source.members()) {
                try (Bi5Records records = new Bi5Records(member.name(), source.open(member), RECORD_BYTES)) {
                    while (records.next()) {
                        candles.add(new Candle(
                                records.unsigned(0),
                                records.unsigned(4),
                                records.unsigned(16),
                                records.unsigned(12),
                                records.unsigned(8),
                                records.real(20)));
                    }
                }
            }
        } catch (IOException e) {
            throw ImportException.reading(file.toString(), e);
        }
        return candles;
    }
}
