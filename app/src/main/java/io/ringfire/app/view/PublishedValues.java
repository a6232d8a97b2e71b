package io.ringfire.app.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this process publishes, for its own console: the values of the shared state without opening its file, and the latest
 * signals. Bounded as they are. The publisher writes, any thread reads; a list may show one value a moment newer than another.
 */
public final class PublishedValues {
    private static final char AFTER_SLASH = '/' + 1;

    private record Value(String json, long version) {}

    private final ConcurrentNavigableMap<String, Value> values = new ConcurrentSkipListMap<>();
    private final QuoteCandles candles = new QuoteCandles();
    private final AtomicLong changes = new AtomicLong();
    private volatile long publishedNs;

    /** Begins empty, as long as the publisher has not begun. */
    public PublishedValues() {
        // nothing is published yet
    }

    /**
     * A value as it was published last.
     *
     * @param name what follows the first slash of its key; empty where there is none
     * @param version of the shared state; 0 for what is not in it
     */
    public record Item(String name, ObjectNode json, long version) {}

    /** An empty value, for what is not published yet. */
    public static ObjectNode none() {
        return StateJson.object();
    }

    /** Takes values as they are: read them, and parse only what is needed. */
    @FunctionalInterface
    public interface ValueReader {
        /**
         * A value.
         *
         * @param name what follows the first slash of its key
         * @param json never the same object after a change
         */
        void onValue(String name, String json, long version);
    }

    /** A value's text as an object; a copy. */
    public static ObjectNode parse(String json) {
        return StateJson.read(json);
    }

    /** An object's text, numbers exact and plain. */
    public static String text(ObjectNode json) {
        return StateJson.text(json);
    }

    void put(String key, String json, long version) {
        values.put(key, new Value(json, version));
        changes.incrementAndGet();
    }

    /** Grows with every value that is put or removed: one who saw the same before need not look. */
    public long changes() {
        return changes.get();
    }

    /** The recent minutes of each symbol. */
    public QuoteCandles candles() {
        return candles;
    }

    void publishedNs(long nowNs) {
        publishedNs = nowNs;
    }

    /** When the engine's own values were published last, epoch ns; 0 before the first time. */
    public long publishedNs() {
        return publishedNs;
    }

    void remove(String key) {
        values.remove(key);
        changes.incrementAndGet();
    }

    /** The value of a key, such as {@code engine/now}; a copy. */
    public Optional<ObjectNode> get(String key) {
        return Optional.ofNullable(values.get(key)).map(Value::json).map(StateJson::read);
    }

    /** Hands over the value of a key under the key's name, if there is one. */
    public void read(String key, ValueReader reader) {
        Value value = values.get(key);
        if (value != null) {
            reader.onValue(key, value.json(), value.version());
        }
    }

    /** Hands over all values of a kind in the order of their keys, without parsing them. */
    public void forEach(String kind, ValueReader reader) {
        String from = kind + '/';
        values.subMap(from, kind + AFTER_SLASH)
                .forEach((key, value) -> reader.onValue(key.substring(from.length()), value.json(), value.version()));
    }

    /** All values of a kind, such as {@code position}, in the order of their keys; copies. */
    public List<Item> of(String kind) {
        List<Item> items = new ArrayList<>();
        String from = kind + '/';
        for (Map.Entry<String, Value> entry :
                values.subMap(from, kind + AFTER_SLASH).entrySet()) {
            items.add(new Item(
                    entry.getKey().substring(from.length()),
                    StateJson.read(entry.getValue().json()),
                    entry.getValue().version()));
        }
        return items;
    }
}
