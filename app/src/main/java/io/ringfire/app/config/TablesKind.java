package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A list of sections that share one table of keys, each known by the value of one of them.
 *
 * @param name how items are addressed in messages and options: {@code strategy} for {@code strategy.a.fast}
 * @param identity the key whose value no two items share
 * @param identityOfName what an item without that key is called, by its {@code name}
 */
record TablesKind<R extends Record>(
        String name, KeyTable table, String identity, Class<R> type, int most, UnaryOperator<String> identityOfName)
        implements Kind<List<R>> {
    /** One whose items are called by their identity, or else as their {@code name} stands. */
    TablesKind(String name, KeyTable table, String identity, Class<R> type, int most) {
        this(name, table, identity, type, most, UnaryOperator.identity());
    }

    @Override
    public List<R> read(YamlNode node, String key, ReadContext context) {
        if (!(node instanceof YamlNode.Items items)) {
            context.problem(node.place(), key, "is " + node.shape() + " and not a list; give " + expects());
            return null;
        }
        if (items.items().size() > most) {
            context.problem(node.place(), key, "has " + items.items().size() + " items; give at most " + most);
            return null;
        }
        int problemsBefore = context.problemCount();
        Map<Object, Place> seen = new LinkedHashMap<>();
        List<R> records = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            String index = key + "[" + (i + 1) + "]";
            if (items.items().get(i) instanceof YamlNode.Section section) {
                readItem(section, index, seen, records, context);
            } else {
                YamlNode item = items.items().get(i);
                context.problem(
                        item.place(),
                        index,
                        "is " + item.shape() + " and not a section; give {"
                                + table.namesIn("").get(0) + ": …}");
            }
        }
        return context.problemCount() > problemsBefore ? null : List.copyOf(records);
    }

    private void readItem(
            YamlNode.Section section, String index, Map<Object, Place> seen, List<R> records, ReadContext context) {
        int problemsBefore = context.problemCount();
        String item = identityOf(section).map(id -> name + "." + id).orElse(index);
        context.written(item, section.place());
        Values values = SectionReader.read(table, section, item + ".", context);
        Object id = values.get(identity);
        Place place = values.place(identity);
        Place first = id == null ? null : seen.putIfAbsent(id, place);
        if (first != null) {
            context.problem(
                    place,
                    values.address(identity),
                    Quoted.of(id.toString()) + " is taken at " + first + "; give each its own");
        }
        if (context.problemCount() == problemsBefore) {
            records.add(RecordBinder.bind(type, values));
        }
    }

    /** What an item is called before it is checked: its identity as written, or the default of that. */
    Optional<String> identityOf(YamlNode.Section section) {
        for (String key : List.of(identity, "name")) {
            if (section.at(key) instanceof YamlNode.Text text) {
                String written = text.text().strip();
                String item = key.equals(identity) ? written : identityOfName.apply(written);
                if (item.matches("[A-Za-z0-9._-]{1,32}")) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public YamlNode write(List<R> records) {
        return new YamlNode.Items(
                Place.BUILT_IN,
                records.stream()
                        .map(each -> (YamlNode) RecordBinder.section(table, each, key -> true))
                        .toList());
    }

    @Override
    public String expects() {
        return "[a list] of sections with " + String.join(", ", table.namesIn(""));
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "array");
        schema.put("maxItems", most);
        schema.set("items", JsonSchema.section(table, false));
        return schema;
    }
}
