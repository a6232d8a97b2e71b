package io.ringfire.adapters.file;

/**
 * Reads {@code yyyy-MM-dd HH:mm[:ss[.fraction]]} with a blank or a {@code T} between, and an offset behind that may be
 * missing ({@code Z}, {@code ±hh}, {@code ±hhmm}, {@code ±hh:mm}). Without one the time is local in the zone given;
 * with one the zone plays no part. Dots and slashes may stand between the parts of the date. One thread.
 */
final class IsoTime {
    private static final int TIME_FROM = CivilTime.DATE_LENGTH + 1;

    private final SourceZone zone;

    IsoTime(SourceZone zone) {
        this.zone = zone;
    }

    /** UTC nanoseconds since 1970, or {@link CivilTime#BAD}; a time before 1970 is bad too. */
    long parse(byte[] text, int from, int to) {
        if (to - from <= TIME_FROM) {
            return CivilTime.BAD;
        }
        byte between = text[from + CivilTime.DATE_LENGTH];
        if (between != ' ' && between != 'T') {
            return CivilTime.BAD;
        }
        int timeTo = from + TIME_FROM;
        while (timeTo < to && text[timeTo] != 'Z' && text[timeTo] != '+' && text[timeTo] != '-') {
            timeTo++;
        }
        long day = CivilTime.day(text, from, from + CivilTime.DATE_LENGTH);
        long nanoOfDay = CivilTime.nanoOfDay(text, from + TIME_FROM, timeTo);
        if (timeTo == to) {
            return local(day, nanoOfDay);
        }
        if (day == CivilTime.BAD || nanoOfDay == CivilTime.BAD) {
            return CivilTime.BAD;
        }
        long localNs = day * CivilTime.NS_PER_DAY + nanoOfDay;
        if (text[timeTo] == 'Z') {
            return timeTo + 1 == to ? localNs : CivilTime.BAD;
        }
        int minutes = offsetMinutes(text, timeTo + 1, to);
        if (minutes < 0) {
            return CivilTime.BAD;
        }
        long offsetNs = minutes * 60_000_000_000L;
        return Math.max(CivilTime.BAD, text[timeTo] == '+' ? localNs - offsetNs : localNs + offsetNs);
    }

    /** The local time as UTC nanoseconds, or {@link CivilTime#BAD} if either part is bad. */
    long local(long day, long nanoOfDay) {
        if (day == CivilTime.BAD || nanoOfDay == CivilTime.BAD) {
            return CivilTime.BAD;
        }
        return Math.max(CivilTime.BAD, zone.toUtcNs(day * CivilTime.NS_PER_DAY + nanoOfDay));
    }

    private static int offsetMinutes(byte[] text, int from, int to) {
        int length = to - from;
        boolean colon = length == 5 && text[from + 2] == ':';
        if (length != 2 && length != 4 && !colon) {
            return -1;
        }
        int hours = CivilTime.number(text, from, 2);
        int minutes = length == 2 ? 0 : CivilTime.number(text, to - 2, 2);
        return hours < 0 || hours > 18 || minutes < 0 || minutes > 59 ? -1 : 60 * hours + minutes;
    }
}
