package io.ringfire.adapters.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dukascopy ticks: an LZMA file an hour, named {@code …/YYYY/MM/DD/HHh_ticks.bi5} with months from 00, of records
 *
 * <pre>u32 millisecond of the hour, u32 ask, u32 bid, f32 ask volume, f32 bid volume    (20 bytes, big-endian)</pre>
 *
 * Hours are UTC and read in their order, whatever the order of arguments. Prices count Dukascopy's own point: 10^-5, but
 * 10^-3 for yen pairs and metals. The file does not say which, so the digits of the request decide: up to three mean
 * 10^-3, more mean 10^-5. If the request has fewer digits than that, a price between its points is refused as off grid.
 */
final class DukascopyReader implements QuoteReader, RowPlace {
    private static final int RECORD_BYTES = 20;
    private static final long MS_PER_HOUR = 3_600_000;
    private static final Pattern HOUR_PATH =
            Pattern.compile("(?:.*/)?(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})h_ticks\\.bi5");

    private final int multiplier;
    private final int divisor;
    private Bi5Records records;
    private String name;

    DukascopyReader(ImportRequest request, SourceZone zone) throws ImportException {
        if (!zone.equals(SourceZone.UTC)) {
            throw ImportException.usage("dukascopy files are in UTC: leave the zone out, " + zone + " cannot be right");
        }
        this.multiplier = powerOfTen(request.digits() - fileDigits(request.digits()));
        this.divisor = powerOfTen(fileDigits(request.digits()) - request.digits());
    }

    /** The digits in which the file counts an instrument of these digits. */
    static int fileDigits(int digits) {
        return digits <= 3 ? 3 : 5;
    }

    private static int powerOfTen(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    @Override
    public void read(SourceFiles source, QuoteTally tally) throws ImportException {
        for (Map.Entry<Long, Member> hour : byHour(source.members()).entrySet()) {
            name = hour.getValue().name();
            try (Bi5Records opened = new Bi5Records(name, source.open(hour.getValue()), RECORD_BYTES)) {
                records = opened;
                while (records.next()) {
                    tally.endRow(tick(hour.getKey(), tally), this);
                    source.tellProgress();
                }
            } catch (IOException e) {
                throw ImportException.reading(name, e);
            }
        }
    }

    /** The files by the UTC milliseconds at which their hours begin. */
    private static TreeMap<Long, Member> byHour(List<Member> members) throws ImportException {
        TreeMap<Long, Member> hours = new TreeMap<>();
        for (Member member : members) {
            Member other = hours.put(hourMs(member), member);
            if (other != null) {
                throw ImportException.usage(other.name() + " and " + member.name() + " are of the same hour");
            }
        }
        return hours;
    }

    private static long hourMs(Member member) throws ImportException {
        String path = member.file().toAbsolutePath().normalize().toString().replace('\\', '/');
        Matcher matcher = HOUR_PATH.matcher(member.entry() == null ? path : path + "/" + member.entry());
        if (matcher.matches()) {
            int month = Integer.parseInt(matcher.group(2)) + 1;
            int hour = Integer.parseInt(matcher.group(4));
            long day = CivilTime.day(Integer.parseInt(matcher.group(1)), month, Integer.parseInt(matcher.group(3)));
            if (day != CivilTime.BAD && hour < 24) {
                return (24 * day + hour) * MS_PER_HOUR;
            }
        }
        throw ImportException.file(
                member.name(),
                "names no hour; dukascopy files are called YYYY/MM/DD/HHh_ticks.bi5 with months from 00, such as"
                        + " EURUSD/2019/01/04/13h_ticks.bi5 for 4 February 2019");
    }

    private Refusal tick(long hourMs, QuoteTally tally) {
        long ms = records.unsigned(0);
        if (ms >= MS_PER_HOUR) {
            return Refusal.BAD_TIME;
        }
        long ask = records.unsigned(4) * multiplier;
        long bid = records.unsigned(8) * multiplier;
        if (ask == 0 || bid == 0) {
            return Refusal.NOT_POSITIVE;
        }
        if (ask % divisor != 0 || bid % divisor != 0) {
            return Refusal.OFF_GRID;
        }
        long askVolume = DukascopyVolume.microLots(records.real(12));
        long bidVolume = DukascopyVolume.microLots(records.real(16));
        if (askVolume == DukascopyVolume.BAD || bidVolume == DukascopyVolume.BAD) {
            return Refusal.BAD_VOLUME;
        }
        long venueNs = (hourMs + ms) * CivilTime.NS_PER_MS;
        tally.quote(venueNs, bid / divisor, ask / divisor, bidVolume, askVolume, 0);
        return null;
    }

    @Override
    public String place() {
        return name + ":record " + records.number();
    }

    @Override
    public String text() {
        return "ms=" + records.unsigned(0) + " ask=" + records.unsigned(4) + " bid=" + records.unsigned(8)
                + " askVolume=" + records.real(12) + " bidVolume=" + records.real(16);
    }
}
