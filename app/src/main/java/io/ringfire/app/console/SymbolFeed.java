package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.LiveFeed;
import io.ringfire.app.view.PublishedValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.agrona.concurrent.EpochNanoClock;

/** What happens to symbols, told from what is published: what did not change since the last look is not parsed. */
final class SymbolFeed implements LiveFeed {
    private final PublishedValues values;
    private final Predicate<String> symbols;
    private final EpochNanoClock clock;

    /** The text of each value as it was told last; a value that is put again is another object. */
    private Map<String, String> quotes = new HashMap<>();

    private Map<String, String> signals = new HashMap<>();
    private Map<String, String> fires = new HashMap<>();

    SymbolFeed(PublishedValues values, Predicate<String> symbols, EpochNanoClock clock) {
        this.values = values;
        this.symbols = symbols;
        this.clock = clock;
    }

    @Override
    public boolean isSymbol(String symbol) {
        return symbols.test(symbol);
    }

    @Override
    public void skip() {
        quotes = new HashMap<>();
        signals = new HashMap<>();
        fires = new HashMap<>();
        values.forEach("signal", (name, json, version) -> signals.put(name, json));
        values.forEach("fire", (name, json, version) -> fires.put(name, json));
    }

    @Override
    public void poll(Set<String> wanted, Sink sink) {
        long nowNs = clock.nanoTime();
        Map<String, String> quotesNow = new HashMap<>();
        values.forEach("quote", (name, json, version) -> {
            if (wanted.contains(name)) {
                quotesNow.put(name, json);
                if (isNew(quotes, name, json)) {
                    sink.onTick(name, message("tick", Listings.quote(item(name, json, version), nowNs)));
                }
            }
        });
        quotes = quotesNow;
        signals = tell("signal", signals, sink);
        fires = tell("fire", fires, sink);
    }

    /** What is gone from the view is forgotten here too: the new map has what is there now. */
    private Map<String, String> tell(String kind, Map<String, String> before, Sink sink) {
        Map<String, String> now = new HashMap<>();
        values.forEach(kind, (name, json, version) -> {
            now.put(name, json);
            if (isNew(before, name, json)) {
                PublishedValues.Item item = item(name, json, version);
                ObjectNode shown = kind.equals("fire") ? Listings.fire(item) : Listings.signal(item);
                sink.onEvent(shown.path("symbol").asText(), message(kind, shown));
            }
        });
        return now;
    }

    @SuppressWarnings("ReferenceEquality") // a value that was put again is told again, as cheaply as can be seen
    private static boolean isNew(Map<String, String> before, String name, String json) {
        return before.get(name) != json;
    }

    private static PublishedValues.Item item(String name, String json, long version) {
        return new PublishedValues.Item(name, PublishedValues.parse(json), version);
    }

    private static String message(String kind, ObjectNode json) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set(kind, json);
        return PublishedValues.text(message);
    }
}
