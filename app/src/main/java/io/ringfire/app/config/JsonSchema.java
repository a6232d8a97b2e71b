package io.ringfire.app.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the JSON schema of a table of keys, for editors that check while one types. */
final class JsonSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonSchema() {}

    /** The schema file's text. {@code root} describes the file's section. */
    static String text(String title, ObjectNode root) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.setAll(root);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return new ObjectMapper()
                            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                            .writer(printer)
                            .writeValueAsString(schema)
                    + "\n";
        } catch (JsonProcessingException error) {
            throw new IllegalStateException("a schema of plain nodes could not be written", error);
        }
    }

    /** The schema of one section. {@code partial} asks for nothing, as in a template. */
    static ObjectNode section(KeyTable table, boolean partial) {
        ObjectNode root = emptySection();
        for (Key<?> key : table.keys()) {
            ObjectNode holder = root;
            String rest = key.name();
            for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
                holder = inner(holder, rest.substring(0, dot));
                rest = rest.substring(dot + 1);
            }
            ((ObjectNode) holder.get("properties")).set(rest, describe(key));
            if (key.isAlwaysRequired() && !partial) {
                holder.withArray("required").add(rest);
            }
        }
        if (table.takesFreeKeys()) {
            ObjectNode free = NODES.objectNode();
            free.put("description", table.freeKeysMeaning());
            free.withArray("type").add("string").add("number").add("boolean");
            root.set("additionalProperties", free);
        }
        return root;
    }

    static ObjectNode emptySection() {
        ObjectNode section = NODES.objectNode();
        section.put("type", "object");
        section.put("additionalProperties", false);
        section.putObject("properties");
        return section;
    }

    private static ObjectNode inner(ObjectNode holder, String name) {
        ObjectNode properties = (ObjectNode) holder.get("properties");
        if (!properties.has(name)) {
            properties.set(name, emptySection());
        }
        return (ObjectNode) properties.get(name);
    }

    private static ObjectNode describe(Key<?> key) {
        ObjectNode schema = NODES.objectNode();
        String fallback = key.fallbackText().isEmpty() ? "" : " Default " + key.fallbackText() + ".";
        schema.put("description", key.meaning() + "." + fallback);
        schema.setAll(key.kind().schema());
        return schema;
    }
}
