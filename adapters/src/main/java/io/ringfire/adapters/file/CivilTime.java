package io.ringfire.adapters.file;

/**
 * Reads dates and times of day from ASCII byte ranges; allocates nothing. Every method returns {@link #BAD} for text that
 * is not a date or time, or names one that does not exist.
 */
final class CivilTime {
    static final long BAD = -1;
    static final long NS_PER_MS = 1_000_000L;
    static final long NS_PER_DAY = 86_400_000_000_000L;
    static final int DATE_LENGTH = 10;

    private static final int MIN_YEAR = 1970;
    private static final int MAX_YEAR = 2199; // well inside what 64 bits of nanoseconds hold
    private static final int NS_DIGITS = 9;
    private static final int MAX_EPOCH_MS_DIGITS = 13;
    private static final long MAX_EPOCH_MS = 7_258_118_400_000L; // 2200-01-01

    private CivilTime() {}

    /** Days since 1970-01-01 of {@code yyyyMMdd}, or of {@code yyyy-MM-dd} with '-', '.' or '/' between. */
    static long day(byte[] text, int from, int to) {
        if (to - from == 8) {
            return day(number(text, from, 4), number(text, from + 4, 2), number(text, from + 6, 2));
        }
        if (to - from != DATE_LENGTH) {
            return BAD;
        }
        byte separator = text[from + 4];
        if (text[from + 7] != separator || (separator != '-' && separator != '.' && separator != '/')) {
            return BAD;
        }
        return day(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
    }

    /** Days since 1970-01-01 of a date of 1970…2199. */
    static long day(int year, int month, int dayOfMonth) {
        if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || dayOfMonth < 1) {
            return BAD;
        }
        if (dayOfMonth > daysIn(year, month)) {
            return BAD;
        }
        // Counts from March, so that the leap day is the last of its year; 719468 days lie between year 0's March and
        // 1970.
        int shifted = month > 2 ? year : year - 1;
        int era = shifted / 400;
        int yearOfEra = shifted - 400 * era;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
        int dayOfEra = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return 146_097L * era + dayOfEra - 719_468L;
    }

    /** Nanoseconds of the day of {@code HH:mm[:ss[.fraction]]}; digits of the fraction behind the ninth must be zero. */
    static long nanoOfDay(byte[] text, int from, int to) {
        int length = to - from;
        if (length < 5 || text[from + 2] != ':') {
            return BAD;
        }
        int hour = number(text, from, 2);
        int minute = number(text, from + 3, 2);
        if (length == 5) {
            return nanoOfDay(hour, minute, 0, 0);
        }
        if (length < 8 || text[from + 5] != ':') {
            return BAD;
        }
        int second = number(text, from + 6, 2);
        if (length == 8) {
            return nanoOfDay(hour, minute, second, 0);
        }
        return text[from + 8] == '.' ? nanoOfDay(hour, minute, second, fraction(text, from + 9, to)) : BAD;
    }

    /** Nanoseconds of the day of {@code HHmmss} with any digits of a fraction directly behind. */
    static long compactNanoOfDay(byte[] text, int from, int to) {
        if (to - from < 6) {
            return BAD;
        }
        long fraction = to - from == 6 ? 0 : fraction(text, from + 6, to);
        return nanoOfDay(number(text, from, 2), number(text, from + 2, 2), number(text, from + 4, 2), fraction);
    }

    private static long nanoOfDay(int hour, int minute, int second, long nano) {
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || nano < 0) {
            return BAD;
        }
        return (3600L * hour + 60L * minute + second) * 1_000_000_000L + nano;
    }

    /** Nanoseconds since 1970 of milliseconds since 1970, with or without a fraction; before 2200. */
    static long epochMs(byte[] text, int from, int to) {
        int point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        if (point == from || point - from > MAX_EPOCH_MS_DIGITS) {
            return BAD;
        }
        long ms = 0;
        for (int i = from; i < point; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            ms = 10 * ms + digit;
        }
        long picosOver = point == to ? 0 : fraction(text, point + 1, to); // 10^-9 of a millisecond
        boolean whole = picosOver >= 0 && picosOver % 1000 == 0;
        return whole && ms < MAX_EPOCH_MS ? ms * NS_PER_MS + picosOver / 1000 : BAD;
    }

    private static long fraction(byte[] text, int from, int to) {
        if (from == to) {
            return BAD;
        }
        long nano = 0;
        for (int i = 0; i < Math.max(NS_DIGITS, to - from); i++) {
            int digit = from + i < to ? text[from + i] - '0' : 0;
            if (digit < 0 || digit > 9 || (i >= NS_DIGITS && digit != 0)) {
                return BAD;
            }
            nano = i < NS_DIGITS ? 10 * nano + digit : nano;
        }
        return nano;
    }

    /** The number of exactly {@code length} digits; negative if there is another character. */
    static int number(byte[] text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static int daysIn(int year, int month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
