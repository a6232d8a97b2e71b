package io.ringfire.app.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns YAML text into nodes that know their places. Anchors, aliases, tags and second documents are refused: a value is read
 * where it is written, and a small file cannot unfold into a large one.
 */
final class YamlReader {
    private static final int DEEPEST = 16; // sections and lists within each other

    private final Function<Mark, Place> places;
    private final Place start;
    private final ReadContext context;
    private final Iterator<Event> events;

    private YamlReader(String text, Place start, Function<Mark, Place> places, ReadContext context) {
        this.start = start;
        this.places = places;
        this.context = context;
        this.events = new Parse(LoadSettings.builder().setLabel(start.source()).build())
                .parseString(text)
                .iterator();
    }

    /** The file's section; empty after a problem that stops the reading, which is in the context then. */
    static Optional<YamlNode.Section> readFile(String file, String text, ReadContext context) {
        Place start = new Place(file, 1, 1);
        if (!isReadable(file, text, context)) {
            return Optional.empty();
        }
        Function<Mark, Place> places = mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
        Optional<YamlNode> root = new YamlReader(text, start, places, context).document();
        if (root.isPresent() && root.get() instanceof YamlNode.Section section) {
            return Optional.of(section);
        }
        if (root.isPresent() && YamlNode.isEmpty(root.get())) {
            return Optional.of(new YamlNode.Section(start, Map.of()));
        }
        root.ifPresent(node -> context.problem(
                node.place(), "", "the file holds " + node.shape() + "; give keys with values, such as mode: paper"));
        return Optional.empty();
    }

    /** A value in flow style, as an option or the environment gives it. */
    static Optional<YamlNode> readValue(Place place, String text, ReadContext context) {
        return isReadable(place.source(), text, context)
                ? new YamlReader(text, place, mark -> place, context).document()
                : Optional.empty();
    }

    private static boolean isReadable(String source, String text, ReadContext context) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                String message = String.format("character U+%04X cannot stand in YAML; remove it", c);
                context.problem(new Place(source, line, column), "", message);
                return false;
            }
            line += c == '\n' ? 1 : 0;
            column = c == '\n' ? 1 : column + 1;
        }
        return true;
    }

    private Optional<YamlNode> document() {
        try {
            next(); // stream start
            if (next().getEventId() == Event.ID.StreamEnd) {
                return Optional.of(new YamlNode.Text(start, "", true));
            }
            YamlNode root = node(next(), "", 0);
            next(); // document end
            Event end = next();
            if (end.getEventId() != Event.ID.StreamEnd) {
                throw new Unreadable(placeOf(end), "a second document begins; keep one, without --- lines");
            }
            return Optional.of(root);
        } catch (Unreadable unreadable) {
            context.problem(unreadable.place, "", unreadable.getMessage());
        } catch (MarkedYamlEngineException error) {
            Place place = error.getProblemMark().map(places).orElse(start);
            context.problem(place, "", notYaml(error.getProblem()));
        } catch (YamlEngineException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException error) {
            // The parser lets some of its inner exceptions out for broken escapes and torn ends.
            context.problem(start, "", notYaml(String.valueOf(error.getMessage())));
        }
        return Optional.empty();
    }

    private static String notYaml(String finding) {
        return "not YAML: " + finding.lines().findFirst().orElse("")
                + "; write key: value, indent with spaces, quote text that holds : # [ ] { } or ,";
    }

    private YamlNode node(Event event, String key, int depth) {
        Place place = placeOf(event);
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new Unreadable(
                    place,
                    key,
                    "anchors (&) and aliases (*) are not read; write the value out, in quotes if it is text");
        }
        if (depth > DEEPEST) {
            throw new Unreadable(place, key, "nested deeper than " + DEEPEST + " levels; no key is that deep");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place, key);
            return new YamlNode.Text(place, scalar.getValue(), scalar.isPlain());
        }
        if (event instanceof CollectionStartEvent collection) {
            refuseTag(collection.getTag(), place, key);
        }
        if (event instanceof SequenceStartEvent) {
            return items(place, key, depth);
        }
        if (event instanceof MappingStartEvent) {
            return section(place, key, depth);
        }
        throw new Unreadable(place, key, "not a value; write key: value");
    }

    private YamlNode.Items items(Place place, String key, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, key, depth + 1));
        }
        return new YamlNode.Items(place, items);
    }

    private YamlNode.Section section(Place place, String key, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            YamlNode name = node(event, key, depth + 1);
            if (!(name instanceof YamlNode.Text text)) {
                throw new Unreadable(name.place(), key, name.shape() + " stands where a key belongs; write key: value");
            }
            String inner = key.isEmpty() ? text.text() : key + "." + text.text();
            YamlNode value = node(next(), inner, depth + 1);
            YamlNode.Entry first = entries.putIfAbsent(text.text(), new YamlNode.Entry(name.place(), value));
            if (first != null) {
                context.problem(name.place(), inner, "written before at " + first.place() + "; keep one of the two");
            }
        }
        return new YamlNode.Section(place, entries);
    }

    private static void refuseTag(Optional<String> tag, Place place, String key) {
        if (tag.isPresent()) {
            throw new Unreadable(place, key, "tags (!) are not read; write the value alone, in quotes if it is text");
        }
    }

    private Event next() {
        return events.next();
    }

    private Place placeOf(Event event) {
        return event.getStartMark().map(places).orElse(start);
    }

    /** Ends the reading of this text; never leaves this class. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;

        Unreadable(Place place, String message) {
            super(message);
            this.place = place;
        }

        Unreadable(Place place, String key, String message) {
            this(place, key.isEmpty() ? message : key + ": " + message);
        }
    }
}
