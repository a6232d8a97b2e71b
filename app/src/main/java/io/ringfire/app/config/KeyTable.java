package io.ringfire.app.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Every key of one file or list item, in the order in which they are written, and the rules that bind several keys. */
final class KeyTable {
    /** Names that a section with free keys takes: what a strategy calls its parameters. */
    static final Pattern FREE_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,31}");

    static final int MOST_FREE_KEYS = 64;

    private final Map<String, Key<?>> keys = new LinkedHashMap<>();
    private final Set<String> sections = new TreeSet<>();
    private final List<BiConsumer<Values, ReadContext>> rules = new ArrayList<>();
    private String freeKeys = "";

    KeyTable add(Key<?> key) {
        if (keys.put(key.name(), key) != null) {
            throw new IllegalStateException("key " + key.name() + " stands twice in the table");
        }
        for (int dot = key.name().indexOf('.'); dot >= 0; dot = key.name().indexOf('.', dot + 1)) {
            sections.add(key.name().substring(0, dot));
        }
        return this;
    }

    /** A check over several keys. It sees null for a key that is absent or faulty. */
    KeyTable rule(BiConsumer<Values, ReadContext> rule) {
        rules.add(rule);
        return this;
    }

    /** Lets the section hold keys that are not in the table, with one word or number each. */
    KeyTable withFreeKeys(String meaning) {
        freeKeys = meaning;
        return this;
    }

    boolean takesFreeKeys() {
        return !freeKeys.isEmpty();
    }

    String freeKeysMeaning() {
        return freeKeys;
    }

    Collection<Key<?>> keys() {
        return Collections.unmodifiableCollection(keys.values());
    }

    Set<String> names() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /** The key of this dotted name, or null. */
    Key<?> find(String name) {
        return keys.get(name);
    }

    boolean isSection(String name) {
        return sections.contains(name);
    }

    List<BiConsumer<Values, ReadContext>> rules() {
        return Collections.unmodifiableList(rules);
    }

    /** What stands directly in a section ("" = the whole table): last parts of names, in table order. */
    List<String> namesIn(String section) {
        String prefix = section.isEmpty() ? "" : section + ".";
        return keys.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
    }

    /** What to say to a dotted name that is neither a key nor a section. */
    String unknown(String name) {
        String section = "";
        String rest = name;
        for (int dot = rest.indexOf('.');
                dot >= 0 && isSection(section + rest.substring(0, dot));
                dot = rest.indexOf('.')) {
            section += rest.substring(0, dot + 1);
            rest = rest.substring(dot + 1);
        }
        String word = rest.split("\\.", 2)[0]; // the first part that nothing is called
        String tail = rest.substring(word.length());
        String known = section.isEmpty() ? "" : section.substring(0, section.length() - 1);
        String prefix = section;
        String meant = Nearest.of(word, namesIn(known))
                .map(near -> prefix + near + (keys.containsKey(prefix + near + tail) ? tail : ""))
                .orElseGet(() -> elsewhere(name.substring(name.lastIndexOf('.') + 1)));
        if (!meant.isEmpty()) {
            return "unknown key; did you mean " + meant + "?";
        }
        return "unknown key; known " + (known.isEmpty() ? "here" : "in " + known) + ": "
                + String.join(", ", namesIn(known));
    }

    private String elsewhere(String word) {
        return keys.keySet().stream()
                .filter(name -> name.substring(name.lastIndexOf('.') + 1).equalsIgnoreCase(word))
                .findFirst()
                .orElse("");
    }
}
