package io.ringfire.app.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one section was read to: checked values by dotted key, and where each was written. */
final class Values {
    private final KeyTable table;
    private final String prefix;
    private final Place start;
    private final Map<String, Object> values = new HashMap<>(); // asked by key, never walked
    private final Map<String, Place> places = new HashMap<>(); // asked by key, never walked
    private final SortedMap<String, String> free = new TreeMap<>();

    /** {@code prefix} stands before the keys in messages: empty, or such as {@code strategy.a.}. */
    Values(KeyTable table, String prefix, Place start) {
        this.table = table;
        this.prefix = prefix;
        this.start = start;
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    void written(String name, Place place) {
        places.put(name, place);
    }

    void putFree(String name, String value) {
        free.put(name, value);
    }

    KeyTable table() {
        return table;
    }

    /** The value, or null where the key is absent or faulty. */
    <T> T get(String name, Class<T> type) {
        return type.cast(values.get(name));
    }

    /** The value of a type that only the caller knows, or null. */
    Object get(String name) {
        return values.get(name);
    }

    /** There is a file behind these values, whether or not it writes this key. */
    boolean isFromFile() {
        return !start.equals(Place.BUILT_IN);
    }

    /** Someone wrote this key, rightly or wrongly. */
    boolean isGiven(String name) {
        return places.containsKey(name);
    }

    /** Where the key was written; where its section begins if it was not. */
    Place place(String name) {
        return places.getOrDefault(name, start);
    }

    /** The key with everything before it, for messages. */
    String address(String name) {
        return prefix + name;
    }

    /** Keys that are not in the table, sorted by name. */
    SortedMap<String, String> free() {
        return Collections.unmodifiableSortedMap(free);
    }
}
