package io.ringfire.adapters.file;

import java.nio.charset.StandardCharsets;

/** TrueFX: {@code EUR/USD,yyyyMMdd HH:mm:ss.SSS,bid,ask}, no header. A row of another pair is refused. */
final class TrueFxFormat implements RowFormat {
    private static final int COLUMNS = 4;
    private static final int COMPACT_DATE = 8;

    private final byte[] symbol;
    private final IsoTime time;
    private final Quote quote;
    private final QuoteTally tally;
    private final Cells cells = new Cells();

    TrueFxFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.symbol = request.symbol().getBytes(StandardCharsets.US_ASCII);
        this.time = new IsoTime(zone);
        this.quote = new Quote(request.digits());
        this.tally = tally;
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, ',', COLUMNS, COLUMNS);
        if (columns != null) {
            return columns;
        }
        if (!isSymbol()) {
            return Refusal.OTHER_SYMBOL;
        }
        long venueNs = venueNs(cells.bytes(), cells.from(1), cells.to(1));
        if (venueNs == CivilTime.BAD) {
            return Refusal.BAD_TIME;
        }
        Refusal prices = quote.parse(cells, 2, 3);
        if (prices == null) {
            quote.give(tally, venueNs);
        }
        return prices;
    }

    private long venueNs(byte[] text, int from, int to) {
        if (to - from <= COMPACT_DATE || text[from + COMPACT_DATE] != ' ') {
            return CivilTime.BAD;
        }
        return time.local(
                CivilTime.day(text, from, from + COMPACT_DATE), CivilTime.nanoOfDay(text, from + COMPACT_DATE + 1, to));
    }

    /** The pair, its slash left out, whatever its case. */
    private boolean isSymbol() {
        byte[] text = cells.bytes();
        int matched = 0;
        for (int i = cells.from(0); i < cells.to(0); i++) {
            if (text[i] == '/') {
                continue;
            }
            if (matched == symbol.length || upper(text[i]) != upper(symbol[matched])) {
                return false;
            }
            matched++;
        }
        return matched == symbol.length;
    }

    private static int upper(byte b) {
        return b >= 'a' && b <= 'z' ? b - 32 : b;
    }
}
