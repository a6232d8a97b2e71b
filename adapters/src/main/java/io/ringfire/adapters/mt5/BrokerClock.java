package io.ringfire.adapters.mt5;

import io.ringfire.engine.market.ZoneClock;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the broker's times: local, without zone, to the second ({@code 2025.09.12 14:03:11}). One thread; allocates nothing. */
final class BrokerClock {
    private static final int LENGTH = "2025.09.12 14:03:11".length();
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int SECONDS_PER_DAY = 86_400;

    private static final Pattern SHIFTED = Pattern.compile("NY([+-])(\\d{1,2})(?::(\\d{2}))?");

    private final ZoneClock zone;
    private final long shiftSeconds;

    private BrokerClock(ZoneId zone, long shiftSeconds) {
        this.zone = new ZoneClock(zone);
        this.shiftSeconds = shiftSeconds;
    }

    /** A zone as the configuration names it: {@code NY+7} is New York plus seven hours; else an IANA name, UTC or {@code UTC+3}. */
    static BrokerClock of(String serverTime) {
        Matcher shifted = SHIFTED.matcher(serverTime);
        if (!shifted.matches()) {
            return new BrokerClock(ZoneId.of(serverTime), 0);
        }
        int minutes = Integer.parseInt(shifted.group(2)) * 60
                + (shifted.group(3) == null ? 0 : Integer.parseInt(shifted.group(3)));
        return new BrokerClock(ZoneId.of("America/New_York"), (shifted.group(1).equals("-") ? -60L : 60L) * minutes);
    }

    /** Local epoch seconds of a text; {@link EaJson#NONE} for what is no such time. */
    static long localSeconds(byte[] bytes, int from, int to) {
        if (to - from != LENGTH
                || bytes[from + 4] != '.'
                || bytes[from + 7] != '.'
                || bytes[from + 10] != ' '
                || bytes[from + 13] != ':'
                || bytes[from + 16] != ':') {
            return EaJson.NONE;
        }
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        int hour = number(bytes, from + 11, 2);
        int minute = number(bytes, from + 14, 2);
        int second = number(bytes, from + 17, 2);
        boolean isTime = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        return isTime
                ? daysFromCivil(year, month, day) * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second
                : EaJson.NONE;
    }

    /** UTC epoch ns of a broker's local epoch second. */
    long toUtcNs(long localSeconds) {
        return zone.toUtcNs((localSeconds - shiftSeconds) * NS_PER_SECOND);
    }

    /** What the broker's clock should be ahead of UTC by, in seconds. */
    long offsetSeconds(long utcNs) {
        return zone.offsetNs(utcNs) / NS_PER_SECOND + shiftSeconds;
    }

    private static int number(byte[] bytes, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** Days since 1970-01-01 in the proleptic Gregorian calendar: years run from March, so that the leap day comes last. */
    private static long daysFromCivil(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
