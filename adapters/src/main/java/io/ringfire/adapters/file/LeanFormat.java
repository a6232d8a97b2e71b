package io.ringfire.adapters.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * QuantConnect Lean quote ticks: a zip a day of {@code msSinceMidnight[.fraction],bid,ask}. The day is in the name of the
 * entry ({@code yyyyMMdd_…}) or of the file; files are read in the order of their days, whatever the order of arguments.
 */
final class LeanFormat implements RowFormat {
    private static final int COLUMNS = 3;
    private static final int MS_DIGITS = 6; // milliseconds to nanoseconds

    private final IsoTime time;
    private final PriceParser sinceMidnight = new PriceParser(MS_DIGITS);
    private final Quote quote;
    private final QuoteTally tally;
    private final Cells cells = new Cells();
    private long day;

    LeanFormat(ImportRequest request, SourceZone zone, QuoteTally tally) {
        this.time = new IsoTime(zone);
        this.quote = new Quote(request.digits());
        this.tally = tally;
    }

    @Override
    public List<Member> inOrder(List<Member> members) throws ImportException {
        TreeMap<Long, Member> byDay = new TreeMap<>();
        for (Member member : members) {
            Member other = byDay.put(dayOf(member), member);
            if (other != null) {
                throw ImportException.usage(
                        other.name() + " and " + member.name() + " are of the same day; import one source at a time");
            }
        }
        return new ArrayList<>(byDay.values());
    }

    @Override
    public void begin(Member member) throws ImportException {
        day = dayOf(member);
    }

    private static long dayOf(Member member) throws ImportException {
        if (member.shortName().contains("_trade")) {
            throw ImportException.file(member.name(), "holds trades, not quotes; name the …_quote.zip");
        }
        long ofEntry = leadingDay(member.shortName());
        long ofFile = leadingDay(member.file().getFileName().toString());
        if (ofEntry != CivilTime.BAD && ofFile != CivilTime.BAD && ofEntry != ofFile) {
            throw ImportException.file(member.name(), "the file and its entry name different days");
        }
        long found = ofEntry == CivilTime.BAD ? ofFile : ofEntry;
        if (found == CivilTime.BAD) {
            throw ImportException.file(
                    member.name(),
                    "names no day; lean files are called yyyyMMdd_quote.zip, such as 20140501_quote.zip");
        }
        return found;
    }

    private static long leadingDay(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        boolean alone = text.length > 8 && (text[8] < '0' || text[8] > '9');
        return alone ? CivilTime.day(text, 0, 8) : CivilTime.BAD;
    }

    @Override
    public Refusal row(LineReader line) {
        Refusal columns = cells.splitInto(line, ',', COLUMNS, COLUMNS);
        if (columns != null) {
            return columns;
        }
        long nanoOfDay = sinceMidnight.parseNonNegative(cells.bytes(), cells.from(0), cells.to(0));
        if (nanoOfDay >= CivilTime.NS_PER_DAY) {
            return Refusal.BAD_TIME;
        }
        long venueNs = time.local(day, nanoOfDay); // PriceParser.REFUSED is CivilTime.BAD
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
