package io.ringfire.adapters.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CivilTimeTest {
    private final IsoTime utc = new IsoTime(SourceZone.UTC);
    private final IsoTime newYork = new IsoTime(SourceZone.parse("America/New_York"));

    @Test
    void shouldCountEveryDayOfItsRangeAsTheJdkDoes() {
        LocalDate date = LocalDate.of(1970, 1, 1);
        for (long day = 0; date.getYear() < 2200; day++, date = date.plusDays(1)) {
            assertEquals(day, CivilTime.day(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20200230",
                "20210229",
                "21000229",
                "20201301",
                "20200001",
                "20200100",
                "19691231",
                "22000101",
                "2020-0101",
                "2020-01.01",
                "2020x01x01",
                "2020-1-01",
                "",
                "2020010",
                "202a0101",
                "-0200101"
            })
    void shouldRefuseDatesThatDoNotExist(String text) {
        assertEquals(CivilTime.BAD, CivilTime.day(bytes(text), 0, text.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-30 15:28:09.820, 2020-01-30T15:28:09.820Z",
        "2020-01-30T15:28:09.820Z, 2020-01-30T15:28:09.820Z",
        "2020.01.30 15:28, 2020-01-30T15:28:00Z",
        "2020/01/30 15:28:09, 2020-01-30T15:28:09Z",
        "2013-01-01 22:00:00.295000+00:00, 2013-01-01T22:00:00.295Z",
        "2020-01-30T15:28:09.123456789, 2020-01-30T15:28:09.123456789Z",
        "2020-01-30T15:28:09.123456789000, 2020-01-30T15:28:09.123456789Z",
        "2020-01-30T15:28:09.5+02:00, 2020-01-30T13:28:09.5Z",
        "2020-01-30T15:28:09-0530, 2020-01-30T20:58:09Z",
        "2020-01-30T15:28:09+02, 2020-01-30T13:28:09Z",
        "2020-02-29T23:59:59Z, 2020-02-29T23:59:59Z"
    })
    void shouldReadIsoTimes(String text, String instant) {
        assertEquals(TestFiles.ns(instant), utc.parse(bytes(text), 0, text.length()));
    }

    @Test
    void shouldLetAnOffsetInTheTextOutweighTheZone() {
        assertEquals(TestFiles.ns("2020-01-30T15:28:00Z"), parse(newYork, "2020-01-30 15:28:00Z"));
        assertEquals(TestFiles.ns("2020-01-30T20:28:00Z"), parse(newYork, "2020-01-30 15:28:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-30",
                "2020-01-30 ",
                "2020-01-30 15",
                "2020-01-30 24:00:00",
                "2020-01-30 15:60:00",
                "2020-01-30 15:28:60",
                "2020-01-30 15:28:09.",
                "2020-01-30 15:28:09.1234567891",
                "2020-01-30 15:28:09,5",
                "2020-01-30_15:28:09",
                "2020-01-30 15:28:09 Z",
                "2020-01-30 15:28:09Zulu",
                "2020-01-30 15:28:09+2",
                "2020-01-30 15:28:09+02:0",
                "2020-01-30 15:28:09+25:00",
                "2020-01-30 15:28:09+02:60",
                "2020-01-30 15-28-09",
                "30.01.2020 15:28:09",
                "1970-01-01 00:00:00+01:00"
            })
    void shouldRefuseTimesThatAreNotIso(String text) {
        assertEquals(CivilTime.BAD, parse(utc, text));
    }

    @ParameterizedTest
    @CsvSource({
        "1580398089820, 1580398089820000000",
        "1580398089820.5, 1580398089820500000",
        "1580398089820.000001, 1580398089820000001",
        "0, 0",
        "7258118399999, 7258118399999000000",
        "7258118400000, -1",
        "99999999999999999999, -1",
        "1580398089820.0000001, -1",
        "1580398089820., -1",
        ".5, -1",
        "-5, -1",
        "15803980x9820, -1"
    })
    void shouldReadEpochMilliseconds(String text, long ns) {
        assertEquals(ns, CivilTime.epochMs(bytes(text), 0, text.length()));
    }

    private static long parse(IsoTime time, String text) {
        return time.parse(bytes(text), 0, text.length());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
