package io.ringfire.adapters.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an import and keeps what came out. */
final class ImportedQuotes {
    record Row(long venueNs, long bid, long ask, long bidVolume, long askVolume, int flags) {}

    final List<Row> rows = new ArrayList<>();
    ImportResult result;

    static ImportedQuotes of(String format, String symbol, int digits, String zone, Path... files)
            throws ImportException {
        ImportedQuotes quotes = new ImportedQuotes();
        quotes.result = run(
                format,
                symbol,
                digits,
                zone,
                (venueNs, bid, ask, bidVolume, askVolume, flags) ->
                        quotes.rows.add(new Row(venueNs, bid, ask, bidVolume, askVolume, flags)),
                files);
        return quotes;
    }

    static ImportResult run(String format, String symbol, int digits, String zone, QuoteSink sink, Path... files)
            throws ImportException {
        SourceZone parsed = zone == null ? null : SourceZone.parse(zone);
        return QuoteImport.run(
                new ImportRequest(format, symbol, digits, parsed, List.of(files)), sink, ProgressListener.NONE);
    }

    Row row(int index) {
        return rows.get(index);
    }

    long flagged(String reason) {
        return result.flagged().get(reason);
    }

    long refused(String reason) {
        return result.refused().getOrDefault(reason, 0L);
    }
}
