package io.ringfire.adapters.file;

import java.nio.file.Path;
import java.util.List;

/**
 * What to read and how.
 *
 * @param format one of {@link QuoteImport#formats()}
 * @param symbol the instrument that the quotes are of; {@code truefx} rows of another pair are refused
 * @param digits decimal digits of its prices, 0…{@value PriceParser#MAX_DIGITS}; in {@code mt5-m1} these must be the
 *     broker's digits, as the file counts the spread in them
 * @param zone the zone of the file's local times; null for the format's own default, which {@code mt5-*} do not have
 * @param files read in this order ({@code lean} and {@code dukascopy} in the order of the times in their names);
 *     {@code m1-bid-ask} takes the bid file, then the ask file
 */
public record ImportRequest(String format, String symbol, int digits, SourceZone zone, List<Path> files) {
    /** Copies the list. */
    public ImportRequest {
        files = List.copyOf(files);
    }
}
