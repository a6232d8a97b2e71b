package io.ringfire.app.config;

import java.util.Optional;

/** Reads one section against its table: every key known, every value fit, nothing missing, defaults filled in. */
final class SectionReader {
    private static final Kind<String> FREE_VALUE = Words.parsed("one word or number", text -> text);

    private final KeyTable table;
    private final YamlNode.Section root;
    private final String prefix;
    private final ReadContext context;
    private final Values values;

    private SectionReader(KeyTable table, YamlNode.Section root, String prefix, ReadContext context) {
        this.table = table;
        this.root = root;
        this.prefix = prefix;
        this.context = context;
        this.values = new Values(table, prefix, root.place());
    }

    /** The whole section. All problems are in the context; the values are complete only if there are none. */
    static Values read(KeyTable table, YamlNode.Section root, String prefix, ReadContext context) {
        SectionReader reader = new SectionReader(table, root, prefix, context);
        reader.checkNames(root, "");
        table.keys().forEach(reader::readKey);
        table.keys().forEach(reader::checkPresent);
        table.rules().forEach(rule -> rule.accept(reader.values, context));
        return reader.values;
    }

    /** A part of a section, such as a template: what is there is checked, what is not there is not missed. */
    static void readPart(KeyTable table, YamlNode.Section root, String prefix, ReadContext context) {
        SectionReader reader = new SectionReader(table, root, prefix, context);
        reader.checkNames(root, "");
        table.keys().forEach(reader::readWritten);
    }

    private void checkNames(YamlNode.Section section, String path) {
        section.entries().forEach((name, entry) -> {
            String full = path + name;
            if (name.contains(".")) {
                context.problem(entry.place(), prefix + full, dotted(full));
                return;
            }
            if (table.find(full) != null) {
                return;
            }
            if (table.isSection(full)) {
                checkSection(full, entry.value());
            } else if (path.isEmpty() && table.takesFreeKeys()) {
                readFree(name, entry);
            } else {
                context.problem(entry.place(), prefix + full, table.unknown(full));
            }
        });
    }

    /** Options take dotted keys, files take sections: one way to write each. */
    private String dotted(String name) {
        return table.find(name) == null
                ? table.unknown(name)
                : "is a dotted key; in a file write sections: " + name.replace(".", ": {") + ": …"
                        + "}".repeat((int) name.chars().filter(c -> c == '.').count());
    }

    private void checkSection(String name, YamlNode node) {
        if (node instanceof YamlNode.Section section) {
            checkNames(section, name + ".");
        } else if (!YamlNode.isEmpty(node)) {
            String inside = String.join(", ", table.namesIn(name));
            context.problem(
                    node.place(),
                    prefix + name,
                    "is " + node.shape() + " and not a section; write beneath it: " + inside);
        }
    }

    private void readFree(String name, YamlNode.Entry entry) {
        Optional<String> misspelt =
                table.names().stream().filter(name::equalsIgnoreCase).findFirst();
        if (misspelt.isPresent()) {
            context.problem(entry.place(), prefix + name, "unknown key; did you mean " + misspelt.get() + "?");
        } else if (!KeyTable.FREE_NAME.matcher(name).matches()) {
            context.problem(
                    entry.place(), prefix + Quoted.of(name), "no name of a parameter; give 1 to 32 letters and digits");
        } else if (values.free().size() == KeyTable.MOST_FREE_KEYS) {
            context.problem(entry.place(), prefix + name, "one too many; give at most " + KeyTable.MOST_FREE_KEYS);
        } else if (YamlNode.isEmpty(entry.value())) {
            context.problem(entry.value().place(), prefix + name, "has no value; give " + FREE_VALUE.expects());
        } else {
            context.written(prefix + name, entry.value().place());
            values.written(name, entry.value().place());
            String value = FREE_VALUE.read(entry.value(), prefix + name, context);
            if (value != null) {
                values.putFree(name, value);
            }
        }
    }

    private boolean readWritten(Key<?> key) {
        YamlNode node = root.at(key.name());
        if (node == null) {
            return false;
        }
        context.written(prefix + key.name(), node.place());
        values.written(key.name(), node.place());
        if (YamlNode.isEmpty(node)) {
            context.problem(
                    node.place(),
                    prefix + key.name(),
                    "has no value; give " + key.kind().expects());
        } else {
            values.put(key.name(), key.kind().read(node, prefix + key.name(), context));
        }
        return true;
    }

    private void readKey(Key<?> key) {
        if (!readWritten(key)) {
            String text = key.fallback(values);
            if (text != null) {
                key.kind()
                        .fromText(Place.BUILT_IN, text, context)
                        .ifPresent(node -> values.put(key.name(), key.kind().read(node, prefix + key.name(), context)));
            }
        }
    }

    private void checkPresent(Key<?> key) {
        if (values.get(key.name()) != null || values.isGiven(key.name()) || !key.isRequired(values)) {
            return;
        }
        String meant = table.takesFreeKeys()
                ? Nearest.of(key.name(), values.free().keySet())
                        .map(near -> " (is it misspelt as " + near + "?)")
                        .orElse("")
                : "";
        String expects = key.kind().expects();
        String example = expects.contains("such as") ? "" : ", such as " + key.example();
        context.problem(root.place(), prefix + key.name(), "missing; give " + expects + example + meant);
    }
}
