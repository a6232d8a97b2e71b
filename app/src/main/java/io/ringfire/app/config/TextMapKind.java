package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Words by symbol: {@code {EURUSD: EURUSD.r}}. No two keys hold the same word. */
record TextMapKind(String expects, Kind<String> key, Kind<String> value, int most)
        implements Kind<SortedMap<String, String>> {
    @Override
    public SortedMap<String, String> read(YamlNode node, String name, ReadContext context) {
        if (!(node instanceof YamlNode.Section section)) {
            context.problem(node.place(), name, "is " + node.shape() + " and not a section; give " + expects);
            return null;
        }
        if (section.entries().size() > most) {
            context.problem(node.place(), name, "has " + section.entries().size() + " keys; give at most " + most);
            return null;
        }
        SortedMap<String, String> words = new TreeMap<>();
        section.entries().forEach((word, entry) -> {
            String inner = name + "." + word;
            String checkedKey = key.read(new YamlNode.Text(entry.place(), word, true), inner, context);
            String checked = value.read(entry.value(), inner, context);
            if (checked != null && words.containsValue(checked)) {
                context.problem(entry.value().place(), inner, Quoted.of(checked) + " stands twice; give each its own");
            } else if (checkedKey != null && checked != null) {
                words.put(checkedKey, checked);
            }
        });
        return Collections.unmodifiableSortedMap(words);
    }

    @Override
    public YamlNode write(SortedMap<String, String> words) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        words.forEach((word, text) -> entries.put(word, new YamlNode.Entry(Place.BUILT_IN, value.write(text))));
        return new YamlNode.Section(Place.BUILT_IN, entries);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "object");
        schema.put("maxProperties", most);
        schema.set("propertyNames", key.schema());
        schema.set("additionalProperties", value.schema());
        return schema;
    }
}
