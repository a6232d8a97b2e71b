package io.ringfire.app.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind held by one word, number or line of text.
 *
 * @param bare the written form needs no quotes whatever it looks like (numbers, true, false)
 */
record ScalarKind<T>(
        String expects,
        Function<String, T> parser,
        Function<T, String> text,
        boolean bare,
        Consumer<ObjectNode> describe)
        implements Kind<T> {
    private static final int LONGEST_TEXT = 1_024; // characters

    @Override
    public T read(YamlNode node, String key, ReadContext context) {
        if (!(node instanceof YamlNode.Text text)) {
            context.problem(node.place(), key, "is " + node.shape() + "; give " + expects);
            return null;
        }
        String value = text.text().strip();
        if (!value.equals(text.text())) {
            context.notice(node.place() + ": " + key + ": spaces around " + Quoted.of(value) + " are left out");
        }
        if (value.isEmpty()) {
            context.problem(node.place(), key, "has no value; give " + expects);
            return null;
        }
        try {
            return parser.apply(checkCharacters(value));
        } catch (Misfit misfit) {
            context.problem(node.place(), key, Quoted.of(value) + " " + misfit.getMessage() + "; give " + expects);
            return null;
        }
    }

    private static String checkCharacters(String value) {
        if (value.length() > LONGEST_TEXT) {
            throw new Misfit("is longer than " + LONGEST_TEXT + " characters");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new Misfit("holds a line end or another character that is no letter, digit or sign");
        }
        return value;
    }

    @Override
    public YamlNode write(T value) {
        return new YamlNode.Text(Place.BUILT_IN, text.apply(value), bare);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        describe.accept(schema);
        return schema;
    }

    @Override
    public Optional<YamlNode> fromText(Place place, String text, ReadContext context) {
        return Optional.of(new YamlNode.Text(place, text, false));
    }
}
