package io.ringfire.adapters.file;

/**
 * MT5 one-minute bars with their spread, under a header: {@code time,open,high,low,close,tick_volume,spread,real_volume}
 * or MT5's own {@code <DATE> <TIME> <OPEN> <HIGH> <LOW> <CLOSE> <TICKVOL> <VOL> <SPREAD>}. The time is the bar's open; its
 * bid prices become quotes at 300, 200, 100 and 0 ms before open + 60 s, with ask = bid + spread points.
 */
final class Mt5BarFormat implements RowFormat {
    private static final long BAR_NS = 60_000_000_000L;

    private final IsoTime time;
    private final Bar bar;
    private final PriceParser spread = new PriceParser(0);
    private final QuoteTally tally;
    private final Cells cells = new Cells();
    private Header header;
    private int dateColumn;
    private int timeColumn;
    private int spreadColumn;

    Mt5BarFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.time = new IsoTime(zone);
        this.bar = new Bar(request.digits());
        this.tally = tally;
    }

    @Override
    public boolean header(LineReader line) throws ImportException {
        header = Header.read(line, cells);
        dateColumn = header.find("date");
        timeColumn = header.require("time");
        bar.columns(header);
        spreadColumn = header.require("spread");
        return true;
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, header.separator(), header.columns(), header.columns());
        if (columns != null) {
            return columns;
        }
        long openNs = openNs(cells.bytes());
        if (openNs == CivilTime.BAD) {
            return Refusal.BAD_TIME;
        }
        Refusal prices = bar.parse(cells);
        if (prices != null) {
            return prices;
        }
        long spreadPoints = spread.parseNonNegative(cells.bytes(), cells.from(spreadColumn), cells.to(spreadColumn));
        boolean whole = spreadPoints != PriceParser.REFUSED && !spread.artefact();
        if (!whole || spreadPoints > PriceParser.MAX_POINTS - bar.highest()) {
            return Refusal.BAD_SPREAD;
        }
        for (int i = 0; i < Bar.PRICES; i++) {
            long bid = bar.points[i];
            tally.quote(Bar.quoteNs(openNs + BAR_NS, i), bid, bid + spreadPoints, 0, 0, bar.flags[i]);
        }
        return null;
    }

    private long openNs(byte[] text) {
        int timeFrom = cells.from(timeColumn);
        int timeTo = cells.to(timeColumn);
        if (dateColumn < 0) {
            return time.parse(text, timeFrom, timeTo);
        }
        return time.local(
                CivilTime.day(text, cells.from(dateColumn), cells.to(dateColumn)),
                CivilTime.nanoOfDay(text, timeFrom, timeTo));
    }
}
