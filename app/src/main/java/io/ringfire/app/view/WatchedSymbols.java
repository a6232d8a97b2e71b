package io.ringfire.app.view;

import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Symbols whose quotes are looked at.
 *
 * @param named by strategies, in the order of their names
 * @param wantsAllQuoted whether a strategy names none: then those that were quoted in this run are looked at, too
 */
public record WatchedSymbols(SortedSet<String> named, boolean wantsAllQuoted) {
    /** Keeps its own copy. */
    public WatchedSymbols {
        named = Collections.unmodifiableSortedSet(new TreeSet<>(named));
    }

    /** What the strategies of a configuration trade; all that is quoted where there is none. */
    public static WatchedSymbols of(Settings settings) {
        SortedSet<String> named = new TreeSet<>();
        settings.strategies().forEach(strategy -> named.addAll(strategy.symbols()));
        boolean namesNone =
                settings.strategies().stream().map(StrategySettings::symbols).anyMatch(List::isEmpty);
        return new WatchedSymbols(named, namesNone || named.isEmpty());
    }

    /**
     * When each was quoted last, epoch ns.
     *
     * @param neverNs of one that was not quoted in this run
     */
    public SortedMap<String, Long> lastQuotesNs(PublishedValues values, long neverNs) {
        SortedMap<String, Long> lastNs = new TreeMap<>();
        named.forEach(symbol -> lastNs.put(symbol, neverNs));
        for (PublishedValues.Item quote : values.of("quote")) {
            if (wantsAllQuoted || named.contains(quote.name())) {
                lastNs.put(quote.name(), quote.json().path("eventNs").asLong());
            }
        }
        return lastNs;
    }
}
