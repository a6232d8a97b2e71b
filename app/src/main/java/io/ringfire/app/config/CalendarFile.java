package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.symbol;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

import io.ringfire.engine.calendar.MarketCalendar;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;

/** {@code calendar.yaml}: weekly hours of the market and the times at which it is closed besides. */
public final class CalendarFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_CLOSURES = 1_000;
    private static final int MOST_ENTRIES = 200;

    /** How a session may be called. */
    static final String SESSION_NAME = "[A-Za-z][A-Za-z0-9]{0,15}";

    private static final KeyTable TABLE = table();

    private CalendarFile() {}

    /** Reads and checks the whole file. Throws {@link ConfigurationException} with every problem found. */
    public static CalendarSettings read(Path file) {
        ReadContext context = new ReadContext(Path.of(""), Path.of(""));
        Values values = ConfigurationFile.read(file, context)
                .flatMap(text -> YamlReader.readFile(file.toString(), text, context))
                .map(root -> SectionReader.read(TABLE, root, "", context))
                .orElse(null);
        context.throwProblems();
        return RecordBinder.bind(CalendarSettings.class, values);
    }

    private static KeyTable table() {
        String expects = "yyyy-MM-dd HH:mm in the zone of week, such as 2026-12-24 17:00";
        Kind<LocalDateTime> time = new ScalarKind<>(
                expects,
                CalendarFile::parseTime,
                TIME::format,
                false,
                schema ->
                        schema.put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$"));
        KeyTable table = new KeyTable();
        table.add(key(
                        "week",
                        parsed(WeeklyHours.EXPECTS, WeeklyHours::parse),
                        "Weekly hours, and the zone of all times here but those of sessions")
                .required("America/New_York Sun 17:00-Fri 17:00"));
        table.add(key("breaks", breaks(), "Daily pauses, of the market or of some symbols")
                .byDefault("[]"));
        table.add(key(
                        "closures",
                        new TablesKind<>("closures", closure(time), "", CalendarSettings.Closure.class, MOST_CLOSURES),
                        "Times at which the market, or some symbols, are closed besides, in order")
                .byDefault("[]"));
        table.add(key("hours", ownHours(), "Symbols with weekly hours of their own in place of week")
                .byDefault("[]"));
        table.add(key("sessions", sessions(), "Named sessions, Monday to Friday in their zone")
                .byDefault("[{name: Tokyo, zone: Asia/Tokyo, from: \"09:00\", to: \"18:00\"}, "
                        + "{name: London, zone: Europe/London, from: \"08:00\", to: \"17:00\"}, "
                        + "{name: NewYork, zone: America/New_York, from: \"08:00\", to: \"17:00\"}]"));
        table.rule(CalendarFile::areInOrder);
        return table.rule(CalendarFile::symbolsKeepToOne);
    }

    private static KeyTable closure(Kind<LocalDateTime> time) {
        KeyTable closure = new KeyTable();
        closure.add(name());
        closure.add(key("from", time, "First minute closed").required("2026-12-24 17:00"));
        closure.add(key("to", time, "First minute open again").required("2026-12-25 17:00"));
        closure.add(symbols("Symbols that are closed; [] = all").byDefault("[]"));
        return closure.rule(CalendarFile::endsAfterItBegins);
    }

    private static Kind<List<CalendarSettings.Break>> breaks() {
        KeyTable table = new KeyTable();
        table.add(name());
        table.add(dayTime("from", "First minute closed").required("16:59"));
        table.add(dayTime("to", "First minute open again; the next day where it is not the later")
                .required("17:05"));
        table.add(symbols("Symbols that pause; [] = all").byDefault("[]"));
        return new TablesKind<>("breaks", table, "name", CalendarSettings.Break.class, MOST_ENTRIES);
    }

    private static Kind<List<CalendarSettings.OwnHours>> ownHours() {
        KeyTable table = new KeyTable();
        table.add(name());
        table.add(symbols("Symbols that keep to these hours").required("[BTCUSD]"));
        table.add(key("week", parsed(WeeklyHours.EXPECTS, WeeklyHours::parse), "Their weekly hours, with their zone")
                .required("UTC Mon 00:00-Sun 24:00"));
        table.add(key("marketClosures", yesOrNo(), "Whether breaks and closures that name no symbols close them too")
                .byDefault("true"));
        return new TablesKind<>("hours", table, "name", CalendarSettings.OwnHours.class, MOST_ENTRIES);
    }

    private static Kind<List<CalendarSettings.Session>> sessions() {
        KeyTable table = new KeyTable();
        table.add(key("name", text("up to 16 letters and digits", SESSION_NAME, "is no name"), "What limits call it")
                .required("London"));
        table.add(key("zone", parsed(Zones.EXPECTS, Zones::civil), "Zone of its times")
                .required("Europe/London"));
        table.add(dayTime("from", "First minute of it").required("08:00"));
        table.add(dayTime("to", "First minute after it; the next day where it is not the later")
                .required("17:00"));
        return new TablesKind<>(
                "sessions", table, "name", CalendarSettings.Session.class, MarketCalendar.MOST_SESSIONS);
    }

    private static Key<String> name() {
        return key("name", text("up to 64 characters", ".{1,64}", "is no name"), "What it is for")
                .required("Christmas");
    }

    private static Key<DayTime> dayTime(String name, String meaning) {
        return key(name, parsed(DayTime.EXPECTS, DayTime::parse), meaning);
    }

    private static Key<List<String>> symbols(String meaning) {
        return key("symbols", new ListKind<>("symbols", symbol(), 0, MOST_ENTRIES), meaning);
    }

    private static LocalDateTime parseTime(String text) {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException error) {
            throw new Misfit("is no date with a time");
        }
    }

    private static void endsAfterItBegins(Values values, ReadContext context) {
        LocalDateTime from = values.get("from", LocalDateTime.class);
        LocalDateTime to = values.get("to", LocalDateTime.class);
        if (from != null && to != null && !from.isBefore(to)) {
            context.problem(values.place("to"), values.address("to"), "is not after from; give a later time");
        }
    }

    private static void areInOrder(Values values, ReadContext context) {
        LocalDateTime begins = LocalDateTime.MIN;
        LocalDateTime open = LocalDateTime.MIN; // the market as a whole; some symbols may be closed twice
        List<?> closures = values.get("closures") instanceof List<?> list ? list : List.of();
        for (Object each : closures) {
            CalendarSettings.Closure closure = (CalendarSettings.Closure) each;
            boolean isWhole = closure.symbols().isEmpty();
            if (closure.from().isBefore(isWhole ? open : begins)) {
                context.problem(
                        values.place("closures"),
                        "closures",
                        "the one from " + TIME.format(closure.from())
                                + " begins before the one above it ends; sort them, without overlap");
                return;
            }
            begins = closure.from();
            open = isWhole ? closure.to() : open;
        }
    }

    private static void symbolsKeepToOne(Values values, ReadContext context) {
        List<String> taken = new ArrayList<>();
        List<?> all = values.get("hours") instanceof List<?> list ? list : List.of();
        for (Object each : all) {
            CalendarSettings.OwnHours own = (CalendarSettings.OwnHours) each;
            String address = "hours." + own.name() + ".symbols";
            if (own.symbols().isEmpty()) {
                context.problem(values.place("hours"), address, "is empty; name those that keep to these hours");
            }
            for (String symbol : own.symbols()) {
                if (taken.contains(symbol)) {
                    context.problem(values.place("hours"), address, symbol + " stands in two; keep one of them");
                }
                taken.add(symbol);
            }
        }
    }

    /** The JSON schema of the file. */
    static String jsonSchema() {
        return JsonSchema.text("Ringfire calendar", JsonSchema.section(TABLE, false));
    }
}
