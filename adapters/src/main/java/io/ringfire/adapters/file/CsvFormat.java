package io.ringfire.adapters.file;

/**
 * Quotes in columns named by a header: {@code timestamp|time|ts_ms|ms}, {@code bid}, {@code ask}, and perhaps
 * {@code bid_volume|bidVolume}, {@code ask_volume|askVolume} in lots, in any order among any others; separated by commas,
 * semicolons or tabs.
 *
 * <p>Times are ISO ({@link IsoTime}) or milliseconds since 1970. In a column called {@code timestamp} or {@code time} a
 * number must have the size of milliseconds of 1973 or later, so that seconds, micro- and nanoseconds are refused rather
 * than misread.
 */
final class CsvFormat implements RowFormat {
    private static final long LEAST_UNNAMED_NS = 100_000_000_000L * CivilTime.NS_PER_MS;

    private final IsoTime time;
    private final Quote quote;
    private final QuoteTally tally;
    private final Cells cells = new Cells();
    private Header header;
    private int timeColumn;
    private boolean timeInMs;
    private int bidColumn;
    private int askColumn;
    private int bidVolumeColumn;
    private int askVolumeColumn;

    CsvFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.time = new IsoTime(zone);
        this.quote = new Quote(request.digits());
        this.tally = tally;
    }

    @Override
    public boolean header(LineReader line) throws ImportException {
        header = Header.read(line, cells);
        timeColumn = header.require("timestamp", "time", "ts_ms", "ms");
        timeInMs = timeColumn == header.find("ts_ms") || timeColumn == header.find("ms");
        bidColumn = header.require("bid");
        askColumn = header.require("ask");
        bidVolumeColumn = header.find("bid_volume", "bidvolume");
        askVolumeColumn = header.find("ask_volume", "askvolume");
        return true;
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, header.separator(), header.columns(), header.columns());
        if (columns != null) {
            return columns;
        }
        long venueNs = venueNs(cells.bytes(), cells.from(timeColumn), cells.to(timeColumn));
        if (venueNs == CivilTime.BAD) {
            return Refusal.BAD_TIME;
        }
        Refusal prices = quote.parse(cells, bidColumn, askColumn);
        if (prices != null) {
            return prices;
        }
        quote.bidVolume = quote.volume(cells, bidVolumeColumn);
        quote.askVolume = quote.volume(cells, askVolumeColumn);
        if (quote.bidVolume == PriceParser.REFUSED || quote.askVolume == PriceParser.REFUSED) {
            return Refusal.BAD_VOLUME;
        }
        quote.give(tally, venueNs);
        return null;
    }

    private long venueNs(byte[] text, int from, int to) {
        boolean iso = to - from > 4 && text[from + 4] == '-';
        if (!timeInMs && (iso || (to - from > 4 && (text[from + 4] == '.' || text[from + 4] == '/')))) {
            return time.parse(text, from, to);
        }
        long epochNs = CivilTime.epochMs(text, from, to);
        return timeInMs || epochNs >= LEAST_UNNAMED_NS ? epochNs : CivilTime.BAD;
    }
}
