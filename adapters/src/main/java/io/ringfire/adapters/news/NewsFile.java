package io.ringfire.adapters.news;

import io.ringfire.adapters.file.CsvTable;
import io.ringfire.adapters.file.ImportException;
import io.ringfire.engine.calendar.NewsEvent;
import io.ringfire.engine.calendar.NewsImpact;
import io.ringfire.engine.instrument.Currency;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code timeUtc,currency,impact,title}, plain, gz or zip: {@code 2026-11-06T13:30:00Z,USD,high,Nonfarm payrolls}. Columns
 * in any order, rows too; other columns are passed over. Times are UTC: a blank may stand for the T, seconds and the Z may be missing.
 */
public final class NewsFile {
    /** Most rows: a century of a busy calendar. */
    public static final int MOST_ROWS = 1_000_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd' 'HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private NewsFile() {}

    /**
     * Reads all events into memory.
     *
     * @throws ImportException naming file and line, if the file is missing, torn or not of this form
     */
    public static List<NewsEvent> read(Path file) throws ImportException {
        List<NewsEvent> events = new ArrayList<>();
        try (CsvTable table = CsvTable.open(file)) {
            int time = table.column("timeUtc");
            int currency = table.column("currency");
            int impact = table.column("impact");
            table.column("title");
            while (table.next()) {
                if (events.size() == MOST_ROWS) {
                    throw ImportException.file(table.place(), "is one row more than " + MOST_ROWS);
                }
                events.add(new NewsEvent(timeNs(table, time), currency(table, currency), impact(table, impact)));
            }
        } catch (IOException e) {
            throw ImportException.file(file.toString(), "cannot be closed: " + e.getMessage());
        }
        return events;
    }

    private static long timeNs(CsvTable table, int column) throws ImportException {
        String text = table.text(column).strip();
        String plain = text.replaceFirst("^(.{10})T", "$1 ").replaceFirst("Z$", "");
        try {
            LocalDateTime time = LocalDateTime.parse(plain, TIME);
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toEpochSecond(ZoneOffset.UTC) * NS_PER_SECOND;
            }
        } catch (DateTimeException e) {
            throw wrong(table, "timeUtc", text, "a UTC time such as 2026-11-06T13:30:00Z");
        }
        throw wrong(table, "timeUtc", text, "a time between " + FIRST_YEAR + " and " + LAST_YEAR);
    }

    private static int currency(CsvTable table, int column) throws ImportException {
        String text = table.text(column).strip();
        try {
            return Currency.of(text);
        } catch (IllegalArgumentException e) {
            throw wrong(table, "currency", text, "three or four capital letters such as USD");
        }
    }

    private static NewsImpact impact(CsvTable table, int column) throws ImportException {
        String text = table.text(column).strip();
        for (NewsImpact impact : NewsImpact.values()) {
            if (impact.name().equalsIgnoreCase(text)) {
                return impact;
            }
        }
        String known = Arrays.toString(NewsImpact.values()).toLowerCase(Locale.ROOT);
        throw wrong(table, "impact", text, "one of " + known);
    }

    private static ImportException wrong(CsvTable table, String column, String text, String right) {
        return ImportException.file(
                table.place(), column + ": '" + text + "' is not " + right + ": " + table.rowText());
    }
}
