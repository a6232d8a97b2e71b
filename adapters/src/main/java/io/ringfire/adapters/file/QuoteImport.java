package io.ringfire.adapters.file;

import io.ringfire.engine.ingest.QuoteFlags;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads price files of the formats that {@link #formats()} names and hands their quotes to a sink.
 *
 * <p>Memory is bounded: one line or record at a time, whatever the size or number of the files. Nothing is sorted: quotes
 * come in file order, and one whose time lies before the quote just before it is passed on with its own time and
 * {@link QuoteFlags#LATE}.
 */
public final class QuoteImport {
    private QuoteImport() {}

    /** The names of the formats. */
    public static List<String> formats() {
        return Arrays.stream(ImportFormat.values()).map(ImportFormat::label).toList();
    }

    /**
     * The zone in which an import reads local times: the one asked for, else the format's own.
     *
     * @throws ImportException if the format is unknown, or has no zone of its own and none is asked for
     */
    public static SourceZone zone(ImportRequest request) throws ImportException {
        return ImportFormat.of(request.format()).zone(request.zone());
    }

    /**
     * Reads all files of the request, on the calling thread.
     *
     * @throws ImportException if the request cannot be carried out, or a file cannot be trusted as a whole (torn, damaged,
     *     without the columns of its format). Quotes read before have reached the sink by then: discard them. Exceptions
     *     of the sink and of the listener pass unchanged.
     */
    public static ImportResult run(ImportRequest request, QuoteSink sink, ProgressListener progress)
            throws ImportException {
        ImportFormat format = ImportFormat.of(request.format());
        check(request);
        SourceZone zone = format.zone(request.zone());
        QuoteTally tally = new QuoteTally(sink);
        QuoteReader reader = format.reader(request, zone, tally);
        try (SourceFiles source = SourceFiles.of(request.files(), progress)) {
            reader.read(source, tally);
            source.tellFinished();
        } catch (IOException e) {
            throw ImportException.reading(request.files().toString(), e);
        }
        return tally.result(zone);
    }

    private static void check(ImportRequest request) throws ImportException {
        if (request.symbol() == null || request.symbol().isBlank()) {
            throw ImportException.usage("an import needs a symbol, such as EURUSD");
        }
        if (request.digits() < 0 || request.digits() > PriceParser.MAX_DIGITS) {
            throw ImportException.usage(
                    "digits " + request.digits() + " is not in 0.." + PriceParser.MAX_DIGITS + "; EURUSD has 5");
        }
        if (request.files().isEmpty()) {
            throw ImportException.usage("an import needs at least one file");
        }
    }
}
