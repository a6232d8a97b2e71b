package io.ringfire.adapters.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfire.adapters.file.ImportException;
import io.ringfire.engine.calendar.NewsEvent;
import io.ringfire.engine.calendar.NewsImpact;
import io.ringfire.engine.instrument.Currency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsFileTest {
    private static final String HEADER = "timeUtc,currency,impact,title\n";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("news.csv"), text);
    }

    private void assertProblem(String rows, String expected) throws IOException {
        Path file = file(rows);
        String message =
                assertThrows(ImportException.class, () -> NewsFile.read(file)).getMessage();
        assertEquals(expected, message.replace(folder + "/", ""));
    }

    @Test
    void shouldReadEventsInAnyOrderOfRowsAndColumns() throws Exception {
        int usd = Currency.of("USD");
        assertEquals(
                List.of(
                        new NewsEvent(1_794_000_600_000_000_000L, usd, NewsImpact.HIGH),
                        new NewsEvent(1_793_968_200_000_000_000L, usd, NewsImpact.LOW),
                        new NewsEvent(1_793_968_201_000_000_000L, Currency.of("EUR"), NewsImpact.HOLIDAY)),
                NewsFile.read(file(HEADER + "2026-11-06T21:30:00Z,USD,high,\"Nonfarm, payrolls\"\n"
                        + "2026-11-06 12:30,USD,Low,\n"
                        + "2026-11-06T12:30:01,EUR,HOLIDAY,x\n")));
        assertEquals(
                List.of(new NewsEvent(0, usd, NewsImpact.MEDIUM)),
                NewsFile.read(file("title;impact;currency;timeUtc;source\nx;medium;USD;1970-01-01T00:00Z;y\n")));
        assertEquals(List.of(), NewsFile.read(file(HEADER)));
    }

    @Test
    void shouldNameFileAndLineOfWhatIsWrong() throws Exception {
        String good = "2026-11-06T13:30:00Z,USD,high,x\n";
        assertProblem(
                HEADER + good + "2026-02-30T13:30:00Z,USD,high,x\n",
                "news.csv:3: timeUtc: '2026-02-30T13:30:00Z' is not a UTC time such as 2026-11-06T13:30:00Z: "
                        + "2026-02-30T13:30:00Z,USD,high,x");
        assertProblem(
                HEADER + "2026-11-06T13:30:00+01:00,USD,high,x\n",
                "news.csv:2: timeUtc: '2026-11-06T13:30:00+01:00' is not a UTC time such as 2026-11-06T13:30:00Z: "
                        + "2026-11-06T13:30:00+01:00,USD,high,x");
        assertProblem(
                HEADER + "2100-01-01T00:00:00Z,USD,high,x\n",
                "news.csv:2: timeUtc: '2100-01-01T00:00:00Z' is not a time between 1970 and 2099: "
                        + "2100-01-01T00:00:00Z,USD,high,x");
        assertProblem(
                HEADER + "2026-11-06T13:30:00Z,usd,high,x\n",
                "news.csv:2: currency: 'usd' is not three or four capital letters such as USD: "
                        + "2026-11-06T13:30:00Z,usd,high,x");
        assertProblem(
                HEADER + "2026-11-06T13:30:00Z,USD,High Impact Expected,x\n",
                "news.csv:2: impact: 'High Impact Expected' is not one of [low, medium, high, holiday]: "
                        + "2026-11-06T13:30:00Z,USD,High Impact Expected,x");
        Path none = folder.resolve("none.csv");
        assertThrows(ImportException.class, () -> NewsFile.read(none));
        Path short1 = file(HEADER + "2026-11-06T13:30:00Z,USD\n");
        assertThrows(ImportException.class, () -> NewsFile.read(short1));
        Path noTitle = file("timeUtc,currency,impact\n");
        assertThrows(ImportException.class, () -> NewsFile.read(noTitle));
    }
}
