package io.ringfire.app.config;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One key of a configuration file: its dotted name, what it may hold, what it is when left out, and what it means. Built in
 * one chained line in a table; not changed afterwards. A key with neither a default nor a requirement may be absent.
 */
final class Key<T> {
    private final String name;
    private final Kind<T> kind;
    private final String meaning;
    private Function<Values, String> fallback = values -> null;
    private String fallbackText = "";
    private Predicate<Values> required = values -> false;
    private boolean alwaysRequired;
    private String example = "";
    private boolean decides = true;

    private Key(String name, Kind<T> kind, String meaning) {
        this.name = name;
        this.kind = kind;
        this.meaning = meaning;
    }

    static <T> Key<T> key(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, meaning);
    }

    /** The value when left out, as an operator would write it. */
    Key<T> byDefault(String text) {
        return byDefault(values -> text, text);
    }

    /** A default that follows from keys that stand earlier in the table. {@code says} tells it in words. */
    Key<T> byDefault(Function<Values, String> text, String says) {
        this.fallback = text;
        this.fallbackText = says;
        return this;
    }

    /** Must be written. {@code goodExample} is shown where it is not. */
    Key<T> required(String goodExample) {
        this.alwaysRequired = true;
        return requiredWhen(values -> true, goodExample);
    }

    /** Must be written where the other values say so. */
    Key<T> requiredWhen(Predicate<Values> when, String goodExample) {
        this.required = when;
        this.example = goodExample;
        return this;
    }

    /** Marks a key that cannot change any decision: where things lie, how fast they run, who may look. */
    Key<T> decidesNothing() {
        this.decides = false;
        return this;
    }

    String name() {
        return name;
    }

    Kind<T> kind() {
        return kind;
    }

    String meaning() {
        return meaning;
    }

    String fallback(Values values) {
        return fallback.apply(values);
    }

    /** The default in words; empty where there is none. */
    String fallbackText() {
        return fallbackText;
    }

    boolean isRequired(Values values) {
        return required.test(values);
    }

    boolean isAlwaysRequired() {
        return alwaysRequired;
    }

    String example() {
        return example;
    }

    boolean decides() {
        return decides;
    }

    /** Writes a value that was read by this key. */
    @SuppressWarnings("unchecked")
    YamlNode write(Object value) {
        return kind.write((T) value);
    }
}
