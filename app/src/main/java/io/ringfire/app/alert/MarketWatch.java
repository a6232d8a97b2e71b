package io.ringfire.app.alert;

import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is quoted when, in open time: on Sunday's opening the last quote of Friday is seconds old. Looks at the symbols that strategies
 * name, or at all that are quoted where one names none. The alerts' thread.
 */
final class MarketWatch {
    private final WatchedSymbols symbols;
    private final Function<String, OpenHours> hours;
    private final PublishedValues values;
    private final long startedNs;
    private Set<String> joined = Set.of();
    private OpenHours any = OpenHours.NEVER;

    /** @param startedNs when the run began, epoch ns: what never came is as old */
    MarketWatch(WatchedSymbols symbols, Function<String, OpenHours> hours, PublishedValues values, long startedNs) {
        this.symbols = symbols;
        this.hours = hours;
        this.values = values;
        this.startedNs = startedNs;
    }

    /** When each symbol was quoted last, epoch ns; when the run began for one that never was. */
    Map<String, Long> lastQuotes() {
        Map<String, Long> lastNs = symbols.lastQuotesNs(values, startedNs);
        lastNs.replaceAll((symbol, quotedNs) -> Math.max(startedNs, quotedNs));
        return lastNs;
    }

    /** Open time of one symbol since an instant, ns. */
    long openNsSince(String symbol, long sinceNs, long nowNs) {
        return hours.apply(symbol).openNsBetween(sinceNs, nowNs);
    }

    /** Time since an instant in which any symbol was open, ns. */
    long openNsSince(long sinceNs, long nowNs) {
        return anyOpen().openNsBetween(sinceNs, nowNs);
    }

    boolean isOpen(String symbol, long nowNs) {
        return hours.apply(symbol).isOpen(nowNs);
    }

    /** Whether any symbol is open. */
    boolean isOpen(long nowNs) {
        return anyOpen().isOpen(nowNs);
    }

    /** When the run began, epoch ns. */
    long startedNs() {
        return startedNs;
    }

    /** Joined anew only when there are other symbols: a calendar holds stretches up to the year 2100. */
    private OpenHours anyOpen() {
        Set<String> watched = lastQuotes().keySet();
        if (!watched.equals(joined)) {
            OpenHours closed = OpenHours.ALWAYS;
            for (OpenHours each : watched.stream().map(hours).distinct().toList()) {
                closed = closed.without(each);
            }
            any = OpenHours.ALWAYS.without(closed);
            joined = Set.copyOf(watched);
        }
        return any;
    }
}
