package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a key may hold: how it is read and checked, written back, and described to people and to editors. */
interface Kind<T> {
    /** The checked value; null after a problem, which is in the context then. {@code key} is for messages. */
    T read(YamlNode node, String key, ReadContext context);

    /** The value as a node that {@link #read} turns into an equal value. */
    YamlNode write(T value);

    /** What would be right, to stand behind "give ". */
    String expects();

    /** The JSON schema of the values, with Jackson's nodes. */
    ObjectNode schema();

    /** Turns the text of an option, an environment variable or a default into a node; structured kinds parse flow style. */
    default Optional<YamlNode> fromText(Place place, String text, ReadContext context) {
        return YamlReader.readValue(place, text, context);
    }
}
