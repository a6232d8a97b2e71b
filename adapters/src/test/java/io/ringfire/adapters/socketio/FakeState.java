package io.ringfire.adapters.socketio;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes what a test puts into it, as quotes. */
public final class FakeState implements PublishedState {
    private record Value(String json, long version) {}

    private final Map<String, Value> quotes = new ConcurrentSkipListMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** Puts a value; the version is the number of the change. */
    public void put(String key, String json) {
        quotes.put(key, new Value(json, changes.get() + 1));
        changes.incrementAndGet();
    }

    void remove(String key) {
        quotes.remove(key);
        changes.incrementAndGet();
    }

    @Override
    public Set<String> namespaces() {
        return Set.of("quotes", "fires");
    }

    @Override
    public long changes() {
        return changes.get();
    }

    @Override
    public void forEach(String namespace, Reader reader) {
        if (namespace.equals("quotes")) {
            quotes.forEach((key, value) -> reader.onValue(key, value.json(), value.version()));
        }
    }
}
