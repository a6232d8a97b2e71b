package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of words or numbers, each at most once, in the order written. */
record ListKind<T>(String what, Kind<T> item, int least, int most) implements Kind<List<T>> {
    @Override
    public List<T> read(YamlNode node, String key, ReadContext context) {
        if (!(node instanceof YamlNode.Items items)) {
            context.problem(node.place(), key, "is " + node.shape() + " and not a list; give " + expects());
            return null;
        }
        if (items.items().size() < least || items.items().size() > most) {
            context.problem(node.place(), key, "has " + items.items().size() + " items; give " + expects());
            return null;
        }
        List<T> values = new ArrayList<>();
        int problemsBefore = context.problemCount();
        for (YamlNode each : items.items()) {
            T value = item.read(each, key, context);
            if (value != null && values.contains(value)) {
                context.problem(each.place(), key, each.shape() + " stands twice; keep one of the two");
            }
            values.add(value);
        }
        return context.problemCount() > problemsBefore ? null : List.copyOf(values);
    }

    @Override
    public YamlNode write(List<T> values) {
        return new YamlNode.Items(
                Place.BUILT_IN, values.stream().map(item::write).toList());
    }

    @Override
    public String expects() {
        String count = least == most ? String.valueOf(least) : least + " to " + most;
        return "[a list] of " + count + " " + what + ", each " + item.expects();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "array");
        schema.put("minItems", least);
        schema.put("maxItems", most);
        schema.put("uniqueItems", true);
        schema.set("items", item.schema());
        return schema;
    }

    /** Takes {@code WED,FRI} as well as {@code [WED, FRI]}: a shell eats brackets. */
    @Override
    public Optional<YamlNode> fromText(Place place, String text, ReadContext context) {
        return YamlReader.readValue(place, text.startsWith("[") ? text : "[" + text + "]", context);
    }
}
