package io.ringfire.journal.segment;

import io.ringfire.journal.layout.FileSeal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What an import knows before it reads the first row.
 *
 * @param symbol canonical symbol
 * @param digits decimals of its prices
 * @param format name of the import format
 * @param zone zone in which local times of the source were read, the format's own where none was asked for
 * @param sources the files read, with their hashes
 */
public record SegmentSpec(String symbol, int digits, String format, String zone, List<FileSeal> sources) {
    private static final int HASH_CHARACTERS = 10;

    /** Copies the list. */
    public SegmentSpec {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a segment of " + symbol + " without a source file");
        }
    }

    /** Hash of what the sources hold, whatever they are called; some hex characters. */
    String sourceHash() {
        MessageDigest digest = FileSeal.newDigest();
        for (FileSeal source : sources) {
            digest.update(source.sha256().getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
    }

    /** The symbol as a file name may hold it. */
    String symbolInNames() {
        return symbol.replaceAll("[^A-Za-z0-9_.]", "_");
    }
}
