package io.ringfire.adapters.file;

import java.util.List;

/** HistData ticks: {@code yyyyMMdd HHmmssSSS,bid,ask,0}, no header, New York winter time all year. */
final class HistDataFormat implements RowFormat {
    private static final int COLUMNS = 4;
    private static final int DATE = 8;

    private final IsoTime time;
    private final Quote quote;
    private final QuoteTally tally;
    private final Cells cells = new Cells();

    HistDataFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.time = new IsoTime(zone);
        this.quote = new Quote(request.digits());
        this.tally = tally;
    }

    /** Leaves out the report on gaps that HistData packs beside the data of a month. */
    @Override
    public List<Member> inOrder(List<Member> members) {
        return members.stream().filter(member -> !isGapReport(member, members)).toList();
    }

    private static boolean isGapReport(Member member, List<Member> members) {
        if (member.entry() == null || !member.entry().endsWith(".txt")) {
            return false;
        }
        String data = member.entry().substring(0, member.entry().length() - 4) + ".csv";
        return members.contains(new Member(member.file(), data));
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, ',', COLUMNS, COLUMNS);
        if (columns != null) {
            return columns;
        }
        byte[] text = cells.bytes();
        int from = cells.from(0);
        int to = cells.to(0);
        if (to - from <= DATE || text[from + DATE] != ' ') {
            return Refusal.BAD_TIME;
        }
        long venueNs = time.local(
                CivilTime.day(text, from, from + DATE), CivilTime.compactNanoOfDay(text, from + DATE + 1, to));
        if (venueNs == CivilTime.BAD) {
            return Refusal.BAD_TIME;
        }
        Refusal prices = quote.parse(cells, 1, 2);
        if (prices == null) {
            quote.give(tally, venueNs);
        }
        return prices;
    }
}
