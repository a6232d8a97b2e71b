package io.ringfire.adapters.http;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Knows three symbols, and tells what a test puts into it. */
final class FakeFeed implements LiveFeed {
    static final Set<String> SYMBOLS = Set.of("EURUSD", "GBPUSD", "XAUUSD");

    private final Queue<String[]> ticks = new ConcurrentLinkedQueue<>();
    private final Queue<String[]> events = new ConcurrentLinkedQueue<>();

    void tick(String symbol, String json) {
        ticks.add(new String[] {symbol, json});
    }

    void event(String symbol, String json) {
        events.add(new String[] {symbol, json});
    }

    @Override
    public boolean isSymbol(String symbol) {
        return SYMBOLS.contains(symbol);
    }

    @Override
    public void skip() {
        events.clear();
    }

    @Override
    public void poll(Set<String> symbols, Sink sink) {
        for (String[] tick = ticks.poll(); tick != null; tick = ticks.poll()) {
            if (symbols.contains(tick[0])) {
                sink.onTick(tick[0], tick[1]);
            }
        }
        for (String[] event = events.poll(); event != null; event = events.poll()) {
            sink.onEvent(event[0], event[1]);
        }
    }
}
