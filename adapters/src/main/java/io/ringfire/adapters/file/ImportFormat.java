package io.ringfire.adapters.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats by name, each with its default zone and its reader. */
enum ImportFormat {
    LEAN("lean", SourceZone.UTC, (request, zone, tally) -> new RowReader(new LeanFormat(request, zone, tally))),
    TRUEFX("truefx", SourceZone.UTC, (request, zone, tally) -> new RowReader(new TrueFxFormat(request, zone, tally))),
    DUKASCOPY("dukascopy", SourceZone.UTC, (request, zone, tally) -> new DukascopyReader(request, zone)),
    HISTDATA(
            "histdata",
            SourceZone.parse("UTC-5"),
            (request, zone, tally) -> new RowReader(new HistDataFormat(request, zone, tally))),
    MT5_TICKS("mt5-ticks", null, (request, zone, tally) -> new RowReader(new Mt5TickFormat(request, zone, tally))),
    MT5_M1("mt5-m1", null, (request, zone, tally) -> new RowReader(new Mt5BarFormat(request, zone, tally))),
    M1_BID_ASK("m1-bid-ask", SourceZone.UTC, (request, zone, tally) -> new BidAskBarReader(request, zone)),
    CSV("csv", SourceZone.UTC, (request, zone, tally) -> new RowReader(new CsvFormat(request, zone, tally)));

    /** Makes the reader of one import. */
    interface ReaderFactory {
        QuoteReader create(ImportRequest request, SourceZone zone, QuoteTally tally) throws ImportException;
    }

    private final String label;
    private final SourceZone defaultZone; // null: the request must name one
    private final ReaderFactory readers;

    ImportFormat(String label, SourceZone defaultZone, ReaderFactory readers) {
        this.label = label;
        this.defaultZone = defaultZone;
        this.readers = readers;
    }

    String label() {
        return label;
    }

    static ImportFormat of(String label) throws ImportException {
        for (ImportFormat format : values()) {
            if (format.label.equals(label)) {
                return format;
            }
        }
        String known = Arrays.stream(values()).map(ImportFormat::label).collect(Collectors.joining(", "));
        throw ImportException.usage("format \"" + Excerpt.of(label) + "\" is not known; it is one of " + known);
    }

    SourceZone zone(SourceZone requested) throws ImportException {
        if (requested == null && defaultZone == null) {
            throw ImportException.usage("format " + label
                    + " needs a zone, that of the broker's server: NY+7 for most MT5 brokers, else an IANA name such as"
                    + " Europe/Athens, or UTC±h");
        }
        return requested == null ? defaultZone : requested;
    }

    QuoteReader reader(ImportRequest request, SourceZone zone, QuoteTally tally) throws ImportException {
        return readers.create(request, zone, tally);
    }
}
