package io.ringfire.adapters.http;

import java.util.Set;

/** What happens to symbols, for those who subscribe. All but {@link #isSymbol} by one thread. */
public interface LiveFeed {
    /** Takes what happened; each text is one JSON object. */
    interface Sink {
        /** The latest quote of a symbol: one that it follows may be left out. */
        void onTick(String symbol, String json);

        /** A signal or an order that is new or has changed: each of them counts. */
        void onEvent(String symbol, String json);
    }

    /** Whether this run knows a symbol. Any thread. */
    boolean isSymbol(String symbol);

    /** What is there already is not told: only what changes from here on. Never beside {@link #poll}, though on another thread. */
    void skip();

    /** Hands over what changed since the last call: quotes of the given symbols, signals and orders of all. */
    void poll(Set<String> symbols, Sink sink);
}
