package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Words.parsed;
import static io.ringfire.app.config.Words.text;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;

/** {@code calendar.yaml}: weekly hours of the market and the times at which it is closed besides. */
public final class CalendarFile {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final int MOST_CLOSURES = 1_000;
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
        KeyTable closure = new KeyTable();
        closure.add(key("name", text("up to 64 characters", ".{1,64}", "is no name"), "What it is for")
                .required("Christmas"));
        closure.add(key("from", time, "First minute closed").required("2026-12-24 17:00"));
        closure.add(key("to", time, "First minute open again").required("2026-12-25 17:00"));
        closure.rule(CalendarFile::endsAfterItBegins);
        KeyTable table = new KeyTable();
        table.add(key(
                        "week",
                        parsed(WeeklyHours.EXPECTS, WeeklyHours::parse),
                        "Weekly hours, and the zone of all times here")
                .required("America/New_York Sun 17:00-Fri 17:00"));
        table.add(key(
                        "closures",
                        new TablesKind<>("closures", closure, "from", CalendarSettings.Closure.class, MOST_CLOSURES),
                        "Times at which the market is closed besides, in order")
                .byDefault("[]"));
        return table.rule(CalendarFile::areInOrder);
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
        LocalDateTime open = LocalDateTime.MIN;
        List<?> closures = values.get("closures") instanceof List<?> list ? list : List.of();
        for (Object each : closures) {
            CalendarSettings.Closure closure = (CalendarSettings.Closure) each;
            if (closure.from().isBefore(open)) {
                context.problem(
                        values.place("closures"),
                        "closures",
                        "the one from " + TIME.format(closure.from())
                                + " begins before the one above it ends; sort them, without overlap");
                return;
            }
            open = closure.to();
        }
    }

    /** The JSON schema of the file. */
    static String jsonSchema() {
        return JsonSchema.text("Ringfire calendar", JsonSchema.section(TABLE, false));
    }
}
