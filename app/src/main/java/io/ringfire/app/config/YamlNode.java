package io.ringfire.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of configuration as written, before anything is known of its meaning. Immutable. */
sealed interface YamlNode {
    /** Where the value begins. */
    Place place();

    /** What an operator would call it. */
    String shape();

    /** One word, number or text. {@code plain} = written without quotes. */
    record Text(Place place, String text, boolean plain) implements YamlNode {
        @Override
        public String shape() {
            return Quoted.of(text);
        }
    }

    /** A list. */
    record Items(Place place, List<YamlNode> items) implements YamlNode {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Keys with values, in the order written. The map is not changed after construction. */
    record Section(Place place, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String shape() {
            return "a section";
        }

        /** The value at a dotted key; null where it is absent or something on the way is not a section. */
        YamlNode at(String key) {
            int dot = key.indexOf('.');
            Entry entry = entries.get(dot < 0 ? key : key.substring(0, dot));
            if (entry == null || dot < 0) {
                return entry == null ? null : entry.value();
            }
            return entry.value() instanceof Section inner ? inner.at(key.substring(dot + 1)) : null;
        }

        /** A copy with the value at a dotted key replaced or added. What is not a section on the way is kept, to be reported. */
        Section with(String key, YamlNode value) {
            int dot = key.indexOf('.');
            String name = dot < 0 ? key : key.substring(0, dot);
            Entry old = entries.get(name);
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            if (dot < 0) {
                changed.put(name, new Entry(value.place(), value));
            } else if (old == null || isEmpty(old.value())) {
                Section inner = new Section(value.place(), Map.of()).with(key.substring(dot + 1), value);
                changed.put(name, new Entry(value.place(), inner));
            } else if (old.value() instanceof Section inner) {
                changed.put(name, new Entry(old.place(), inner.with(key.substring(dot + 1), value)));
            }
            return new Section(place, changed);
        }
    }

    /** A key's place and its value. */
    record Entry(Place place, YamlNode value) {}

    /** True for a key with nothing behind its colon. */
    static boolean isEmpty(YamlNode node) {
        return node instanceof Text text
                && text.plain()
                && (text.text().isEmpty()
                        || text.text().equals("~")
                        || text.text().equalsIgnoreCase("null"));
    }
}
