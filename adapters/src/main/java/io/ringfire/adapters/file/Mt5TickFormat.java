package io.ringfire.adapters.file;

import io.ringfire.engine.ingest.QuoteFlags;

/**
 * MT5's tick export: tab separated {@code <DATE> <TIME> <BID> <ASK> <LAST> <VOLUME> <FLAGS>}, the header optional. MT5
 * writes only the side that changed; the other is carried forward within its file, and refused before the file named it:
 * how old the other file's last price is, nobody knows.
 */
final class Mt5TickFormat implements RowFormat {
    private static final int LEAST_COLUMNS = 4;
    private static final int MOST_COLUMNS = 7;

    private final IsoTime time;
    private final Quote quote;
    private final QuoteTally tally;
    private final Cells cells = new Cells();
    private int dateColumn;
    private int timeColumn;
    private int bidColumn;
    private int askColumn;
    private int leastColumns;
    private int mostColumns;
    private long lastBid;
    private long lastAsk;

    Mt5TickFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.time = new IsoTime(zone);
        this.quote = new Quote(request.digits());
        this.tally = tally;
    }

    @Override
    public void begin(Member member) {
        lastBid = 0;
        lastAsk = 0;
        dateColumn = 0;
        timeColumn = 1;
        bidColumn = 2;
        askColumn = 3;
        leastColumns = LEAST_COLUMNS;
        mostColumns = MOST_COLUMNS;
    }

    @Override
    public boolean header(LineReader line) throws ImportException {
        if (line.bytes()[line.from()] != '<') {
            return false;
        }
        Header header = Header.read(line, cells);
        if (header.separator() != '\t') {
            throw ImportException.file(line.place(), "is not tab separated: " + line.text());
        }
        dateColumn = header.require("date");
        timeColumn = header.require("time");
        bidColumn = header.require("bid");
        askColumn = header.require("ask");
        leastColumns = 1 + Math.max(Math.max(dateColumn, timeColumn), Math.max(bidColumn, askColumn));
        mostColumns = header.columns();
        return true;
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, '\t', leastColumns, mostColumns);
        if (columns != null) {
            return columns;
        }
        byte[] text = cells.bytes();
        long venueNs = time.local(
                CivilTime.day(text, cells.from(dateColumn), cells.to(dateColumn)),
                CivilTime.nanoOfDay(text, cells.from(timeColumn), cells.to(timeColumn)));
        return venueNs == CivilTime.BAD ? Refusal.BAD_TIME : sides(venueNs);
    }

    private Refusal sides(long venueNs) {
        boolean hasBid = !cells.isEmpty(bidColumn);
        boolean hasAsk = !cells.isEmpty(askColumn);
        if (!hasBid && !hasAsk) {
            return Refusal.NO_QUOTE;
        }
        quote.flags = hasBid && hasAsk ? 0 : QuoteFlags.CARRIED;
        quote.bid = hasBid ? quote.price(cells, bidColumn) : lastBid;
        if (quote.bid == PriceParser.REFUSED) {
            return quote.refusal();
        }
        quote.ask = hasAsk ? quote.price(cells, askColumn) : lastAsk;
        if (quote.ask == PriceParser.REFUSED) {
            return quote.refusal();
        }
        lastBid = quote.bid;
        lastAsk = quote.ask;
        if (lastBid == 0 || lastAsk == 0) {
            return Refusal.NO_SIDE_YET;
        }
        quote.give(tally, venueNs);
        return null;
    }
}
